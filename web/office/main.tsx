document.title = 'office'
