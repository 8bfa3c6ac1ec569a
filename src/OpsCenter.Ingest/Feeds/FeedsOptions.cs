using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Ingest.Feeds;

/// <summary>Which hosts may be polled, and how much is taken at once.</summary>
public sealed class FeedsOptions
{
    public const string SectionName = "Feeds";

    /// <summary>
    /// The only hosts that are polled: names (<c>api.example.vn</c>), addresses (<c>192.0.2.10</c>) and ranges (<c>10.20.0.0/16</c>), each
    /// with <c>:port</c> where one port is meant. Private, loopback and other special addresses need an address or range.
    /// </summary>
    /// <value>Default empty: nothing is polled.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Base addresses of the sector systems that the packs' feeds name: <c>url: "{health}/hospitals.json"</c> is asked below <c>Feeds:Systems:health</c>.
    /// Their hosts have to be in <see cref="AllowedHosts"/> too.
    /// </summary>
    /// <value>http or https, without query and password. Default empty: such a feed says that it has no address, and asks nobody.</value>
    public IDictionary<string, string> Systems { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Time to reach a host, TLS included.</summary>
    /// <value>Default 10 s; 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer, and largest part of a file that is one message, unpacked.</summary>
    /// <value>Bytes. Default 16 MiB; 1 KiB to 128 MiB.</value>
    [Range(1 << 10, 128 << 20)]
    public int MaxMessageBytes { get; set; } = 16 << 20;

    /// <summary>Largest file a folder takes.</summary>
    /// <value>Bytes. Default 1 GiB; 1 KiB to 64 GiB.</value>
    [Range(1L << 10, 64L << 30)]
    public long MaxFileBytes { get; set; } = 1L << 30;

    /// <summary>Folder that relative folders of drops start from.</summary>
    /// <value>Default <c>drop</c> in the data folder.</value>
    public string DropFolder { get; set; } = "";

    /// <summary>How often folders are looked at. A file is taken when two looks find it the same.</summary>
    /// <value>Default 2 s; 50 ms to 10 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan DropLook { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the waits of a failing poll may grow.</summary>
    /// <value>Default 15 min; 1 s to 1 d. A poll that is rarer than that keeps its own pace.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromMinutes(15);
}
