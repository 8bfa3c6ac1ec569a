using System.Globalization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Open311;

/// <summary>What <c>GET requests</c> asks for.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Codes">Services wanted; empty for all.</param>
/// <param name="Statuses">Statuses wanted; empty for all.</param>
internal sealed record Open311Search(Instant From, Instant To, IReadOnlyList<string> Codes, IReadOnlyList<string> Statuses)
{
    /// <summary>The longest that GeoReport v2 asks of a server, and what it means by no dates at all.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>For reports that were asked for by number: nothing is left out.</summary>
    public static Open311Search Everything { get; } = new(default, default, [], []);

    /// <summary>Null, with the failure, where a parameter cannot be read.</summary>
    public static Open311Search? Of(IQueryCollection query, Instant now, IStringLocalizer<Open311Texts> texts, out Open311Failure? failure)
    {
        failure = null;
        var statuses = Words(query, "status");
        if (statuses.Any(status => status is not ("open" or "closed")))
        {
            failure = new Open311Failure(StatusCodes.Status400BadRequest, texts["Error.Status"]);
            return null;
        }

        if (!TryMoment(query, "end_date", now + TimeSpan.FromMinutes(5), out var to) || !TryMoment(query, "start_date", to - Longest, out var from))
        {
            failure = new Open311Failure(StatusCodes.Status400BadRequest, texts["Error.Date"]);
            return null;
        }

        return new Open311Search(to - from > Longest ? to - Longest : from, to, Words(query, "service_code"), statuses);
    }

    public static IReadOnlyList<string> Words(IQueryCollection query, string name) =>
        query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool TryMoment(IQueryCollection query, string name, Instant usual, out Instant moment)
    {
        moment = usual;
        if (query[name].ToString() is not { Length: > 0 } text)
        {
            return true;
        }

        // A plus that is not written as %2B arrives as a blank.
        if (!DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) || time.Year is < 1970 or > 2200)
        {
            return false;
        }

        moment = Instant.From(time);
        return true;
    }
}
