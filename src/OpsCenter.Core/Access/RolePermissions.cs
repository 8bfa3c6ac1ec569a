namespace OpsCenter.Core.Access;

/// <summary>The one place that says what a role may do.</summary>
public static class RolePermissions
{
    private static readonly Permission[] Viewer = [Permission.Read];
    private static readonly Permission[] Operator = [Permission.Read, Permission.OperateAlarms, Permission.OperateIncidents, Permission.EnterFigures];

    private static readonly Permission[] Technician =
    [
        Permission.Read, Permission.OperateAlarms, Permission.OperateIncidents, Permission.EnterFigures, Permission.ManageRules, Permission.ManageJobs, Permission.ManageNotifications,
        Permission.ReadQuarantine, Permission.ManageDevices, Permission.ManageScreens, Permission.ManageDashboards,
    ];

    public static IReadOnlyList<Permission> Of(Role role) => role switch
    {
        Role.Viewer or Role.Leader => Viewer,
        Role.Operator => Operator,
        Role.Technician => Technician,
        Role.Administrator => Enum.GetValues<Permission>(),
        _ => [],
    };
}
