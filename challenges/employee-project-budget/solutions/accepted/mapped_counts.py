"""Maps the ids to numbers of employees, without a merge."""

import pandas as pd


def budget_per_employee(projects: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return title and budget per employee of each project that has employees."""
    distinct = assignments.drop_duplicates(subset=["project_id", "employee_id"])
    employees = projects["id"].map(distinct["project_id"].value_counts())
    table = projects.assign(employees=employees.to_numpy())
    table = table[table["employees"] > 0]
    shares = [round(share) for share in (table["budget"] / table["employees"]).tolist()]
    table = table.assign(budget_per_employee=pd.Series(shares, index=table.index, dtype="int64"))
    table = table.sort_values(
        ["budget_per_employee", "title", "id"], ascending=[False, True, True], ignore_index=True
    )
    return table.drop(columns=["id", "budget", "employees"])
