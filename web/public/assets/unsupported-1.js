/* LOG-06: read only by browsers without modules; written in the language of 1999 so that they can. */
;(() => {
  function show() {
    document.title = '请更换浏览器 - 考籍管理服务平台'
    document.body.innerHTML =
      '<h1>您的浏览器版本太旧，无法使用考籍管理服务平台</h1>' +
      '<p>请改用下面任意一种浏览器，再打开本页：</p>' +
      '<ul><li>Chrome 浏览器（最新版本）</li>' +
      '<li>360 安全浏览器：请点击地址栏右侧的图标，切换到「极速模式」</li></ul>' +
      '<p>本页地址：' +
      location.protocol +
      '//' +
      location.host +
      '/</p>' +
      '<p>如需帮助，请拨打咨询电话 400-0960-990。</p>'
  }
  if (document.addEventListener) document.addEventListener('DOMContentLoaded', show, false)
  else window.attachEvent('onload', show)
})()
