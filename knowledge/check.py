def check_folder(f): return ()
