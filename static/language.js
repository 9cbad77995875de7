// Leads to the page in the language that the address asks for (`?lang=`); on the first page, where the address asks for none, to that of
// the page around or of the browser, among those that there are. The whole of the address goes along. A page has this script only
// where there are several languages.
(function () {
  "use strict";
  var languages = ["%LANGUAGES%"];
  var here = document.documentElement.lang;
  var asked = /[?&]lang=([^&]*)/.exec(location.search);

  function around() {
    try {
      return parent === self ? "" : parent.document.documentElement.lang;
    } catch (error) {
      return "";
    }
  }

  // The language itself, or the one that it is a kind of: de for de-AT.
  function among(wanted) {
    for (var tag = wanted.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, "")) {
      for (var i = 0; i < languages.length; i += 1) if (languages[i].toLowerCase() === tag) return languages[i];
    }
    return "";
  }

  var wishes = asked ? [asked[1]] : here === languages[0] ? [around()].concat(navigator.languages || []) : [];
  var found = "";
  for (var i = 0; i < wishes.length && !found; i += 1) found = among(wishes[i]);
  if (!found || found === here) return;
  var page = new URL(found === languages[0] ? "." : found + "/", document.currentScript.src);
  location.replace(page.href + location.search + location.hash);
})();
