"""Merges the distinct assignments into the projects, and counts the rows by id."""

import numpy as np
import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    distinct = assignments[["project_id", "employee_id"]].drop_duplicates()
    merged = projects.merge(distinct, how="inner", left_on="id", right_on="project_id")
    table = merged.groupby("id", as_index=False).agg(
        title=("title", "first"), budget=("budget", "first"), employees=("employee_id", "size")
    )
    share = np.rint((table["budget"] / table["employees"]).to_numpy(dtype=float))
    table = table.assign(budget_per_employee=share.astype("int64")).sort_values(["title", "id"])
    table = table.sort_values("budget_per_employee", ascending=False, kind="mergesort")
    return table.filter(["title", "budget_per_employee"]).reset_index(drop=True)
