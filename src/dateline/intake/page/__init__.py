"""Web pages: the article, or the dated items of a live blog, with what the page says of itself."""
