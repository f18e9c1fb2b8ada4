"""The pictures of dumps: those that lie beside one, those that its source names or holds, and where they are put."""
