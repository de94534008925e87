import { pageScript } from './script.ts';
import { pageStyle } from './style.ts';

export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sage CRM simulator</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
	<h1>Sage CRM simulator</h1>
	<p id="clock"></p>
</header>
<nav id="tabs" role="tablist" aria-label="Entities"></nav>
<main>
	<div class="bar">
		<h2 id="heading"></h2>
		<button id="add" type="button">Add</button>
	</div>
	<p id="notice" role="status"></p>
	<div class="scroll"><table><thead id="head"></thead><tbody id="rows"></tbody></table></div>
</main>
<dialog id="editor"><form id="form" method="dialog"><h2 id="formTitle"></h2><div id="inputs"></div>
<p id="formError" role="alert"></p>
<menu><button type="button" id="cancel">Cancel</button><button type="submit" class="first">Save</button></menu></form></dialog>
<script>${pageScript}</script>
</body>
</html>
`;
