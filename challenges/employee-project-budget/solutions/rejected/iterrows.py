"""Loops over the assignments in Python."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    employees: dict = {}
    for _, row in assignments.iterrows():
        employees.setdefault(row["project_id"], set()).add(row["employee_id"])
    result = projects[projects["id"].isin(list(employees))].copy()
    result["employees"] = [len(employees[project]) for project in result["id"]]
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    order = ["budget_per_employee", "title", "id"]
    result = result.sort_values(order, ascending=[False, True, True])
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
