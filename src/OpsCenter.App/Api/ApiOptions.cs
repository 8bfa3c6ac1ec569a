using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Api;

/// <summary>Limits of <c>/api/v1</c>.</summary>
public sealed class ApiOptions
{
    public const string SectionName = "Api";

    /// <summary>Most points that one query answers over all its series; what is beyond is cut and said to be.</summary>
    /// <value>Default 100,000; 1 to 10,000,000.</value>
    [Range(1, 10_000_000)]
    public int MaxPoints { get; set; } = 100_000;

    /// <summary>Most series, readings or events in one answer.</summary>
    /// <value>Default 10,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaxItems { get; set; } = 10_000;

    /// <summary>History queries that one caller may have under way at the same time; one more is told to wait.</summary>
    /// <value>Default 8; 1 to 1,000.</value>
    [Range(1, 1_000)]
    public int MaxQueriesPerCaller { get; set; } = 8;

    /// <summary>UTC offset that windows of a day or more follow.</summary>
    /// <value>Default +07:00 (Vietnam); -14:00 to +14:00.</value>
    [Range(typeof(TimeSpan), "-14:00:00", "14:00:00")]
    public TimeSpan WindowOffset { get; set; } = TimeSpan.FromHours(7);

    /// <summary>Requests with a wrong token that one address may send in a minute before it is told to wait. A right token is never refused for the wrong ones beside it.</summary>
    /// <value>Default 30; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxWrongTokensPerMinute { get; set; } = 30;
}
