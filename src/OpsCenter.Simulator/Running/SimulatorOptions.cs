using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Simulator.Running;

/// <summary>Settings of the simulated province.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Simulator";

    /// <summary>Host of the MQTT server.</summary>
    /// <value>Default 127.0.0.1.</value>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port of the MQTT server; the simulator waits until it answers.</summary>
    /// <value>Default 1883; 1 to 65535.</value>
    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>Loopback port on which the simulated cameras give pictures.</summary>
    /// <value>Default 0: any free one; 0 to 65535.</value>
    [Range(0, 65535)]
    public int CameraPort { get; set; }

    /// <summary>Loopback port on which the simulated sector systems answer.</summary>
    /// <value>Default 0: any free one; 0 to 65535.</value>
    [Range(0, 65535)]
    public int SystemPort { get; set; }

    /// <summary>Folder with <c>packs/*/sites.yaml</c>.</summary>
    /// <value>Default <c>ingest-config</c>.</value>
    [Required]
    public string ConfigDir { get; set; } = "ingest-config";

    /// <summary>User name of every device, where nobody supplies one each.</summary>
    /// <value>Default null: no credentials.</value>
    public string? User { get; set; }

    /// <summary>Password belonging to <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Address of the server for systems that push over HTTP, where nobody supplies one.</summary>
    /// <value>Default null: they are left out.</value>
    public Uri? PushUrl { get; set; }

    /// <summary>API token belonging to <see cref="PushUrl"/>, of scope <c>simulate</c>.</summary>
    public string? PushToken { get; set; }

    /// <summary>Folder of drops (<c>Feeds:DropFolder</c>) for offices that leave files.</summary>
    /// <value>Default null: they are left out.</value>
    public string? DropFolder { get; set; }

    /// <summary>Decides all noise: the same seed gives the same province.</summary>
    /// <value>Default 2026.</value>
    public int Seed { get; set; } = 2026;

    /// <summary>Divides the time between two messages of a device (5 to 15 s); what happens in the province keeps its pace.</summary>
    /// <value>Default 1; 0.05 to 5.</value>
    [Range(0.05, 5)]
    public double Speed { get; set; } = 1;

    /// <summary>How far back the past is published after the first live values, so that trends are not empty.</summary>
    /// <value>Default 6 h; 0 (nothing) to 6 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "6.00:00:00")]
    public TimeSpan Backfill { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Time between two past readings of a series.</summary>
    /// <value>Default 3 min; 10 s to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan BackfillStep { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Past messages per second over all devices.</summary>
    /// <value>Default 300; 1 to 10000.</value>
    [Range(1, 10000)]
    public int BackfillRate { get; set; } = 300;

    /// <summary>Share of messages that are published twice, as after a lost acknowledgement.</summary>
    /// <value>Default 0.01; 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double DuplicateShare { get; set; } = 0.01;

    /// <summary>Share of messages that arrive after their successor.</summary>
    /// <value>Default 0.01; 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double ReorderedShare { get; set; } = 0.01;

    /// <summary>Share of messages that are followed by a torn one (about one in two minutes over the sample province).</summary>
    /// <value>Default 0.0008; 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double MalformedShare { get; set; } = 0.0008;
}
