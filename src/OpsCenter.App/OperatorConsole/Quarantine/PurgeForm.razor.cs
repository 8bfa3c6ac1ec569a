using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>Removes by age, by size, or both.</summary>
public sealed partial class PurgeForm(QuarantinePurge purge)
{
    private const long Mebibyte = 1024 * 1024;
    private int? _days;
    private int? _mebibytes;

    /// <summary>Something may be gone.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Purged { get; set; }

    private async Task PurgeAsync()
    {
        // An empty box is no bound; a negative number is none either.
        TimeSpan? age = _days is { } days and >= 0 ? TimeSpan.FromDays(days) : null;
        long? keep = _mebibytes is { } size and >= 0 ? size * Mebibyte : null;
        if (await purge.RunAsync(Caller, age, keep, Leaving) is { } removed)
        {
            await TellAsync(good: true, T["Quarantine.Removed", removed]);
        }

        await Purged.InvokeAsync();
    }
}
