using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Core.Notifications;

/// <summary>How news are sent; who is told of what is written in <c>notifications.yaml</c>.</summary>
public sealed class NotificationOptions
{
    public const string SectionName = "Notifications";

    /// <summary>
    /// The only hosts that are told anything: names, addresses and ranges as in <c>Feeds:AllowedHosts</c>, mail servers included. Private,
    /// loopback and other special addresses need an address or range.
    /// </summary>
    /// <value>Default empty: nothing is sent.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>How often stored transitions and waiting deliveries are looked at.</summary>
    /// <value>Default 1 s; 50 ms to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time to reach a host, TLS included.</summary>
    /// <value>Default 10 s; 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one delivery, the receiver's answer included.</summary>
    /// <value>Default 30 s; 0.5 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait after the first failure; it doubles with each further one. A random half of it is taken off, so that many senders do not come back together.</summary>
    /// <value>Default 5 s; 50 ms to 10 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the wait may grow.</summary>
    /// <value>Default 5 min; 0.1 s to 6 h.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "06:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a delivery is tried before it is marked as failed; a channel may say otherwise.</summary>
    /// <value>Default 1 d; 1 s to 30 d.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long finished deliveries stay in the log.</summary>
    /// <value>Default 30 d; 1 d to 3,650 d.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepLog { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a heartbeat goes through the whole pipeline; a stall is told within two of them.</summary>
    /// <value>Default 15 s; 0.5 s to 10 min, 0 for no watch.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
