// Part of the pages that `npm run bench:page` visits; what varies is in the address.
const wanted = new URLSearchParams(location.search);

if (wanted.has('rows')) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const title of ['序号', '企业名称', '统一社会信用代码', '法定代表人', '许可证编号', '有效期至', '状态', '操作']) head.insertCell().textContent = title;
  const body = table.createTBody();
  // Every so many rows a party that the list has.
  const parties = JSON.parse(wanted.get('parties') ?? '[]');
  const step = Math.max(1, Math.floor(Number(wanted.get('rows')) / Math.max(1, parties.length)));
  for (let row = 0; row < Number(wanted.get('rows')); row += 1) {
    const line = body.insertRow();
    const [name, code] = (row % step === 3 ? parties[(row - 3) / step] : undefined) ?? [`示例${row}号测试商贸有限公司`, `91990000MA${String(row).padStart(8, '0')}`];
    for (const text of [row, name, code, '测试乙', `JY${row}`, '2029-12-31', '有效', '查看']) line.insertCell().textContent = String(text);
  }
  document.body.append(table);
}

if (wanted.has('mutations')) {
  const board = document.createElement('div');
  for (let cell = 0; cell < 200; cell += 1) board.append(Object.assign(document.createElement('span'), { textContent: '0' }));
  document.body.append(board);
  const perTick = Number(wanted.get('mutations')) / 100;
  let count = 0;
  let owed = 0;
  let before = performance.now();
  // Timers come late on a busy machine: what is owed is made up, so that the rate holds.
  setInterval(() => {
    const now = performance.now();
    owed = Math.min(owed + ((now - before) / 10) * perTick, perTick * 20);
    before = now;
    for (; owed >= 1; owed -= 1) {
      count += 1;
      const cell = board.children[count % 200];
      if (count % 2 === 0) cell.firstChild.data = String(count);
      else cell.replaceChildren(String(count));
    }
  }, 10);
  window.mutationsSoFar = () => count;
}

if (window === top) {
  let longTasks = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks += entry.duration;
  }).observe({ entryTypes: ['longtask'] });
  window.longTaskMs = () => longTasks;
}

// A page that comes filled in: how long after its beginning the option is closed, the reader having yet to arrive.
if (wanted.has('name')) {
  document.getElementById('name').value = wanted.get('name');
  document.getElementById('code').value = wanted.get('code');
  window.filledAt = 0;
}

/** Waits until the commitment option is closed or open; resolves with the milliseconds since the last field was filled in. */
window.untilRoute = (closed) =>
  new Promise((resolve, reject) => {
    const option = document.getElementById('commitment');
    const late = setTimeout(() => reject(new Error(`the route did not become ${closed ? 'closed' : 'open'}`)), 15_000);
    const look = () => {
      if (option.disabled !== closed) return;
      clearTimeout(late);
      observer.disconnect();
      resolve(performance.now() - window.filledAt);
    };
    const observer = new MutationObserver(look);
    observer.observe(option, { attributes: true });
  });
addEventListener('input', () => (window.filledAt = performance.now()), { capture: true });

/** As a page's own script fills in what it has looked up: no event tells of it. */
window.fillSilently = ({ name, code }) => {
  document.getElementById('name').value = name;
  document.getElementById('code').value = code;
  window.filledAt = performance.now();
};

// Watched from the page's own beginning, since nobody can ask it to in time.
if (wanted.has('name')) window.closedAfterLoad = window.untilRoute(true);
