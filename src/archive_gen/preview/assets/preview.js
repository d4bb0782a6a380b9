/* Loads a page of the preview again when the site has been built again. Only the preview has this script. */
"use strict";

(() => {
  const mark = document.currentScript.dataset.mark;
  const address = `/-/events?mark=${encodeURIComponent(mark)}`;
  const here = location.pathname.replace(/\/$/, "/index.html");
  const RETRY_MS = 3000;
  let events = null;

  const show = () => {
    stop();
    // A form that is being filled in must not lose what was typed: its page says so and waits.
    if (document.dispatchEvent(new CustomEvent("preview:built", { cancelable: true }))) location.reload();
  };

  const listen = () => {
    // A browser keeps few connections to one host, so a page that nobody sees has none.
    if (events || document.hidden) return;
    events = new EventSource(address);
    events.addEventListener("built", show);
    // A record's own page is there before the rest of its site.
    events.addEventListener("seen", event => {
      if (new URL(event.data, location.origin).pathname === here) show();
    });
    events.addEventListener("error", () => {
      if (!events || events.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, RETRY_MS);
    });
  };

  const stop = () => {
    if (events) events.close();
    events = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  listen();
})();
