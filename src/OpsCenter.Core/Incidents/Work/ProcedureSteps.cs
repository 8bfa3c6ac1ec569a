using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>The response of a procedure as things to do, one after the other.</summary>
internal static class ProcedureSteps
{
    /// <summary>Parted at semicolons, in both languages where both have as many parts; else the parts of the Vietnamese text.</summary>
    public static IReadOnlyList<LocalizedText> Of(AlarmProcedure procedure)
    {
        var (vi, en) = (Split(procedure.Response.Vi), Split(procedure.Response.En));
        return vi.Length == en.Length
            ? [.. vi.Zip(en, (one, other) => new LocalizedText(one, other))]
            : [.. vi.Select(LocalizedText.Same)];
    }

    private static string[] Split(string text) => [.. text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(step => char.ToUpper(step[0], System.Globalization.CultureInfo.InvariantCulture) + step[1..].TrimEnd('.'))
        .Where(step => step.Length > 0)];
}
