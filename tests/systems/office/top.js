/* 顶层窗口：弹出层在这里打开，保存、提交按钮也在这里，调用的是表单窗口里的函数。 */
/* global layui, $ */
window.openForm = function (id) {
  return layui.layer.open({
    type: 2,
    title: '办件审批',
    area: ['1060px', '590px'],
    shade: 0.3,
    content: ['form.html?id=' + encodeURIComponent(id), 'yes'],
    btn: ['保存', '提交', '取消'],
    yes: function (index, layero) {
      formOf(layero).saveForm('save', index);
    },
    btn2: function (index, layero) {
      formOf(layero).saveForm('submit', index);
      return false;
    },
    btn3: function () {
      return true;
    },
  });
};

function formOf(layero) {
  return layero.find('iframe')[0].contentWindow;
}

/* 表单窗口保存成功后回调 */
window.formSaved = function (action, index) {
  layui.layer.msg(action === 'save' ? '保存成功！' : '提交成功！');
  if (action === 'submit') layui.layer.close(index);
  window.frames.mainFrame.markDone(action);
};

layui.use(['layer'], function () {
  var wanted = /[?&]open=([a-z-]+)/.exec(location.search);
  if (wanted) {
    $('iframe.main').on('load', function () {
      window.frames.mainFrame.handle(wanted[1]);
    });
    if (window.frames.mainFrame.handle) window.frames.mainFrame.handle(wanted[1]);
  }
});
