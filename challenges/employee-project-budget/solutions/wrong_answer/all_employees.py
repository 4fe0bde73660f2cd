"""Counts the different employees of all projects together."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    result = projects[projects["id"].isin(assignments["project_id"])].copy()
    known = assignments[assignments["project_id"].isin(projects["id"])]
    result["employees"] = known["employee_id"].nunique()
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    order = ["budget_per_employee", "title", "id"]
    result = result.sort_values(order, ascending=[False, True, True])
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
