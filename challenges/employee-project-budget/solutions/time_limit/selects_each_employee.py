"""Looks for each pair of a project and an employee in all assignments."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    result = projects[projects["id"].isin(assignments["project_id"])].copy()
    employees = []
    for project in result["id"]:
        people = assignments.loc[assignments["project_id"] == project, "employee_id"]
        employees.append(sum(1 for person in people.unique() if (people == person).any()))
    result["employees"] = employees
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    order = ["budget_per_employee", "title", "id"]
    result = result.sort_values(order, ascending=[False, True, True])
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
