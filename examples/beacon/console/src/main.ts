document.title = "beacon";
