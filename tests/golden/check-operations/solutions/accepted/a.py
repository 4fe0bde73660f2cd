class Box: pass
