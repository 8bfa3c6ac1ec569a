namespace OpsCenter.Storage.Backup;

/// <summary>What is backed up.</summary>
/// <param name="Data">The data folder, of a running server or not.</param>
/// <param name="ConfigDir">Areas, sites, sources, rules; taken where it is there.</param>
/// <param name="DashboardsDir">Dashboards; taken where it is there.</param>
/// <param name="WithRelational">Whether people, devices and alarms are in <c>ops.db</c>, or on a server of their own.</param>
/// <param name="Program">Version of this program.</param>
public sealed record BackupSource(DataFolder Data, string ConfigDir, string DashboardsDir, bool WithRelational, string Program);
