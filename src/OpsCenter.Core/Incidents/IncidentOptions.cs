using System.ComponentModel.DataAnnotations;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Settings of incidents.</summary>
public sealed class IncidentOptions
{
    public const string SectionName = "Incidents";

    /// <summary>How long after the newest alarm of an incident another one of the same pack and place belongs to it.</summary>
    /// <value>Default 30 min; 0 to 7 d.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Mildest severity of an alarm that opens an incident by itself.</summary>
    /// <value>Default Critical; None opens none.</value>
    public Severity AutoOpen { get; set; } = Severity.Critical;

    /// <summary>Citizens' requests become incidents.</summary>
    /// <value>Default true.</value>
    public bool CitizenRequests { get; set; } = true;

    /// <summary>How far back citizens' requests are looked for that have no incident yet.</summary>
    /// <value>Default 7 d; 1 h to 90 d.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan RequestsBack { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Time for a critical incident.</summary>
    /// <value>Default <c>4 hours</c>. A number and minutes, hours, days, working hours or working days.</value>
    public string DueCritical { get; set; } = "4 hours";

    /// <summary>Time for a high one.</summary>
    /// <value>Default <c>8 working hours</c>.</value>
    public string DueHigh { get; set; } = "8 working hours";

    /// <summary>Time for a medium one.</summary>
    /// <value>Default <c>3 working days</c>.</value>
    public string DueMedium { get; set; } = "3 working days";

    /// <summary>Time for a low one.</summary>
    /// <value>Default <c>5 working days</c>.</value>
    public string DueLow { get; set; } = "5 working days";

    /// <summary>Time for a citizen's request, whatever its severity.</summary>
    /// <value>Default <c>5 working days</c>.</value>
    public string DueCitizenRequest { get; set; } = "5 working days";

    /// <summary>Longest comment, reason, description or part of a review, in UTF-16 units.</summary>
    /// <value>Default 4,000; 1 to 20,000.</value>
    [Range(1, 20_000)]
    public int MaxTextLength { get; set; } = 4_000;

    /// <summary>Largest attachment in bytes.</summary>
    /// <value>Default 10 MiB; 1 KiB to 100 MiB.</value>
    [Range(1_024, 100 * 1024 * 1024)]
    public int MaxAttachmentBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Most attachments of one incident.</summary>
    /// <value>Default 50; 1 to 1,000.</value>
    [Range(1, 1_000)]
    public int MaxAttachments { get; set; } = 50;
}
