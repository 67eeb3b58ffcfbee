import { mount } from "svelte";
import App from "./App.svelte";
import { prefetch } from "./lib/api";
import { route } from "./lib/route.svelte";
import { shapes } from "./lib/shapes.svelte";
import "./styles/tokens.css";
import "./styles/base.css";

// All that the first view needs is asked for at once, rather than one after the other.
prefetch("/me");
prefetch("/record");
if (route.view === "situation") {
  prefetch("/control/days");
  void shapes.start();
}

const target = document.getElementById("app");
if (target) mount(App, { target });
