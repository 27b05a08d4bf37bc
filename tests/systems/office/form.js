/* 审批表单：由顶层窗口的保存、提交按钮调用 saveForm。 */
/* global $, layui */
var caseId = (/[?&]id=([a-z-]+)/.exec(location.search) || [])[1];

window.saveForm = function (action, index) {
  var data = $('#bjForm').serializeArray();
  data.push({ name: 'caseId', value: caseId }, { name: 'action', value: action });
  $.post('/api/office/save', $.param(data), function () {
    top.formSaved(action, index);
  });
};

$(function () {
  layui.use(['form'], function () {
    layui.form.render();
  });
  $.getJSON('/api/cases/' + caseId, function (item) {
    var first = item.applicants[0];
    var second = item.applicants[1];
    $('#slbh').text(item.receiptNo);
    $('[name=sqrmc]').val(first.name);
    $('[name=tyshxydm]').val(first.code);
    $('[name=fddbr]').val(first.legalRep);
    $('[name=jycs]').val(first.address);
    if (second) {
      $('#joint').show();
      $('[name=sqrmc2]').val(second.name);
      $('[name=tyshxydm2]').val(second.code);
    }
  });
});
