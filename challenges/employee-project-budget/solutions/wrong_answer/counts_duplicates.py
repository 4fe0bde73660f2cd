"""Counts the assignments, also those that are listed twice."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    employees = assignments.groupby("project_id")["employee_id"].count().rename("employees")
    result = projects.merge(employees, left_on="id", right_index=True)
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    order = ["budget_per_employee", "title", "id"]
    result = result.sort_values(order, ascending=[False, True, True])
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
