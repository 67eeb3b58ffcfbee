"""PDF and DOCX documents, read in a process of their own that is bounded in time and memory."""
