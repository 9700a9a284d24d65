"""The outline: heading candidates, titles and the joint choice among them."""
