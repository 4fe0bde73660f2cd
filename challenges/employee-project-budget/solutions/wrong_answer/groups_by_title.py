"""Groups by the title, so that projects of the same title become one."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    merged = projects.merge(assignments, left_on="id", right_on="project_id").drop_duplicates()
    result = merged.groupby("title", as_index=False).agg(
        id=("id", "min"), budget=("budget", "first"), employees=("employee_id", "nunique")
    )
    result["budget_per_employee"] = (result["budget"] / result["employees"]).round().astype(int)
    order = ["budget_per_employee", "title", "id"]
    result = result.sort_values(order, ascending=[False, True, True])
    return result[["title", "budget_per_employee"]].reset_index(drop=True)
