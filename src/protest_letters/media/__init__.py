"""Writers: pages or letters to the bytes of a file. A writer decides nothing about what stands where."""
