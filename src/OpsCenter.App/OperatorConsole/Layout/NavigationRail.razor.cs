using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>The console's pages. What the caller may not do is left out here and refused in the services.</summary>
public sealed partial class NavigationRail(RuleInbox rules)
{
    private static readonly NavigationItem[] Items =
    [
        new("/console", "Nav.Overview", Permission.Read, "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z"),
        new("/console/briefing", "Nav.Briefing", Permission.Read, "M4 4h16v12H4zM12 16v4M8 20h8M8 12V9M12 12V7M16 12v-2"),
        new("/console/alarms", "Nav.Alarms", Permission.Read, "M12 3l9 9-9 9-9-9zM12 8v5M12 15.5v.5"),
        new("/console/incidents", "Nav.Incidents", Permission.Read, "M5 4h10l4 4v12H5zM9 9h6M9 13h6M9 17h4"),
        new("/console/handover", "Nav.Handover", Permission.Read, "M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"),
        new("/console/alarm-performance", "Nav.AlarmPerformance", Permission.Read, "M4 18a8 8 0 1 1 16 0M12 18l4-6M4 18h16"),
        new("/console/rules", "Nav.Rules", Permission.Read, "M4 17h4M8 14v6M8 17h12M4 8h9M13 5v6M13 8h7"),
        new("/console/maintenance", "Nav.Maintenance", Permission.ManageRules, "M14 4a5 5 0 0 0-5 7l-6 6 3 3 6-6a5 5 0 0 0 7-5l-3 2-3-3 2-3z"),
        new("/console/kpis", "Nav.Kpis", Permission.Read, "M4 20h16M6 20v-6M11 20V9M16 20V5M5 9l5-4 4 3 5-5"),
        new("/console/jobs", "Nav.Jobs", Permission.Read, "M12 4a8 8 0 1 1-8 8M12 8v4l3 2M4 4v4h4"),
        new("/console/anomalies", "Nav.Anomalies", Permission.Read, "M3 14h4l3-9 4 15 3-8h4M12 3v.5"),
        new("/console/history", "Nav.History", Permission.Read, "M4 4v16h16M7 15l4-5 3 3 5-7"),
        new("/console/events", "Nav.Events", Permission.Read, "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11"),
        new("/console/sheets", "Nav.Sheets", Permission.Read, "M4 4h16v16H4zM4 10h16M4 15h16M10 4v16"),
        new("/console/sources", "Nav.Sources", Permission.Read, "M4 12h4l3-7 3 14 3-7h3"),
        new("/console/quarantine", "Nav.Quarantine", Permission.ReadQuarantine, "M4 7h16v13H4zM8 7V4h8v3M9 12l6 5M15 12l-6 5"),
        new("/console/playground", "Nav.Playground", Permission.ManageDevices, "M4 5h16v14H4zM8 9l3 3-3 3M13 15h4"),
        new("/console/devices", "Nav.Devices", Permission.ManageDevices, "M6 4h12v16H6zM10 17h4M9 8h6"),
        new("/console/notifications", "Nav.Notifications", Permission.ManageNotifications, "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"),
        new("/console/screens", "Nav.Screens", Permission.ManageScreens, "M3 5h18v11H3zM9 20h6M12 16v4"),
        new("/console/dashboards", "Nav.Dashboards", Permission.ManageDashboards, "M4 4h7v5H4zM13 4h7v9h-7zM4 11h7v9H4zM13 15h7v5h-7z"),
        new("/console/areas", "Nav.Areas", Permission.Read, "M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14"),
        new("/console/configuration", "Nav.Configuration", Permission.Read, "M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3"),
        new("/console/users", "Nav.Users", Permission.ManageUsers, "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 4-7 8-7s8 2 8 7"),
        new("/console/audit", "Nav.Audit", Permission.ManageUsers, "M5 4h14v16H5zM8 9h8M8 13h8M8 17h5"),
    ];

    [Parameter]
    [EditorRequired]
    public required Caller Caller { get; set; }

    /// <summary>How much waits behind an entry for this caller to decide.</summary>
    private int Badge(NavigationItem item) => item.Path == "/console/rules" && Caller.Can(Permission.ManageRules) ? rules.Waiting : 0;
}
