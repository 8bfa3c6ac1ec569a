namespace OpsCenter.Core.Kpis;

/// <summary>Why a figure has no value.</summary>
/// <param name="Kind">Which reason.</param>
/// <param name="Of">What it is about: an input, a limit, a calculation; null for nothing.</param>
public readonly record struct KpiReason(KpiReasonKind Kind, string? Of = null)
{
    /// <summary>As <see cref="ToString"/> wrote it; anything else is told as it is.</summary>
    public static KpiReason Parse(string stored)
    {
        var colon = stored.IndexOf(':', StringComparison.Ordinal);
        return Enum.TryParse<KpiReasonKind>(colon < 0 ? stored : stored[..colon], out var kind)
            ? new KpiReason(kind, colon < 0 ? null : stored[(colon + 1)..])
            : new KpiReason(KpiReasonKind.Other, stored);
    }

    /// <summary>To be stored: kind and subject.</summary>
    public override string ToString() => Of is null ? Kind.ToString() : $"{Kind}:{Of}";

    /// <summary>For logs and programs.</summary>
    public string ToEnglish() => Kind switch
    {
        KpiReasonKind.NoReadings => $"'{Of}' has no readings in the window",
        KpiReasonKind.NoPart => "no part of the list has a value",
        KpiReasonKind.DivisionByZero => "division by zero",
        KpiReasonKind.Unknown => $"{Of} is not known here",
        KpiReasonKind.NotFinite => "the formula has no finite value",
        KpiReasonKind.NotEnough => $"{Of} has not enough readings to rest on",
        _ => Of ?? "",
    };
}
