/* Opens this page in five more tabs. Browsers open more than one only where pop-ups are allowed. */
document.querySelector('#open-tabs').addEventListener('click', () => {
  for (let number = 0; number < 5; number++) window.open(location.href, '_blank');
});
