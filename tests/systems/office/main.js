/* 待办列表：选中一行，下方窗口显示办件信息；审批表单由顶层窗口弹出。 */
/* global $ */
var current = '';
var waiting = '';

function show(id) {
  current = id;
  $('#todo tbody tr').removeClass('on').filter('[data-id="' + id + '"]').addClass('on');
  window.frames.detailFrame.location.replace('detail.html?id=' + encodeURIComponent(id));
}

function handle(id) {
  if (!$('#todo tbody tr').length) {
    waiting = id;
    return;
  }
  if (waiting === 'opened:' + id) return;
  waiting = 'opened:' + id;
  show(id);
  top.openForm(id);
}

window.markDone = function (action) {
  $('#todo tr[data-id="' + current + '"] .step').text(action === 'save' ? '审批（已暂存）' : '已提交');
  waiting = '';
};

$(function () {
  $.getJSON('/api/cases', function (cases) {
    $.each(cases, function (i, item) {
      var row = $('<tr>').attr('data-id', item.id);
      var names = $.map(item.applicants, function (a) { return a.name; }).join('、');
      $.each([i + 1, item.receiptNo, names || '（未填写）', '食品经营许可（新办）', '承诺件', '审批'], function (n, text) {
        $('<td>').text(text).toggleClass('step', n === 5).appendTo(row);
      });
      $('<td>').append($('<a href="#">').text('查看').on('click', function () { show(item.id); return false; }))
        .append(' | ')
        .append($('<a href="#" class="do">').text('审批').on('click', function () { waiting = ''; handle(item.id); return false; }))
        .appendTo(row);
      $('#todo tbody').append(row);
    });
    if (waiting && waiting.indexOf('opened:') < 0) handle(waiting);
  });
});
