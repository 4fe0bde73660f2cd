"""Sorts the titles of equal shares falling, too."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    employees = assignments.groupby("project_id")["employee_id"].nunique().rename("employees")
    result = projects.merge(employees, left_on="id", right_index=True)
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    result = result.sort_values(["budget_per_employee", "title", "id"], ascending=False)
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
