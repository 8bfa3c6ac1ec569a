using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.OpenData;

/// <summary>Section <c>OpenData</c>: what everybody may read without signing in.</summary>
public sealed class OpenDataOptions
{
    public const string SectionName = "OpenData";

    /// <summary>Off, every address below <c>/open-data</c> answers 404.</summary>
    /// <value>Default true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Who publishes, as the catalogue says.</summary>
    [Required]
    public string Publisher { get; set; } = "OpsCenter";

    /// <summary>Name of the licence.</summary>
    [Required]
    public string License { get; set; } = "CC BY 4.0";

    /// <summary>Where the licence is to be read.</summary>
    [Required]
    [Url]
    public string LicenseUrl { get; set; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>Requests that one address may send in a minute before it is told to wait.</summary>
    /// <value>Default 120; 1 to 100,000.</value>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Most values in one answer; what is beyond is cut and said to be.</summary>
    /// <value>Default 50,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaxValues { get; set; } = 50_000;

    /// <summary>How often the counts of what was read are stored as readings of the centre's own.</summary>
    /// <value>Default 1 min; 1 s to 1 h, 0 for never.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LogInterval { get; set; } = TimeSpan.FromMinutes(1);
}
