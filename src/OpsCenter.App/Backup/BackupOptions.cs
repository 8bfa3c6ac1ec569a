namespace OpsCenter.App.Backup;

/// <summary>Section <c>Backup</c>: backups that the server makes by itself, so that a moment of the last hour can be gone back to.</summary>
public sealed class BackupOptions
{
    public const string SectionName = "Backup";

    /// <value>Folder of the backups, best on another disk. Default none: then no backup is made.</value>
    public string? Dir { get; set; }

    /// <value>From one backup to the next, or a little less; a backup that takes longer is followed by the next at once. Default 1 min; 10 s to 7 days.</value>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <value>Generations kept. Default 90, which with the default interval is more than the last hour; 1 to 100,000.</value>
    public int Keep { get; set; } = 90;

    public bool IsOn => !string.IsNullOrWhiteSpace(Dir);
}
