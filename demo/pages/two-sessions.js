/* Signs both agents in. A real page leaves this to <agent-login>, or passes the user it has authenticated. */
await customElements.whenDefined('desk-session');
for (const sessionElement of document.querySelectorAll('[data-username]'))
  void sessionElement.login(sessionElement.dataset.username, 'demo');
