"""The news standards of the IPTC: ninjs, NewsML-G2 and NITF."""
