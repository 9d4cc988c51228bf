// Before anything is shown: the style sheet hides what only scripts can open.
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');
