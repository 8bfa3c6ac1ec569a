using System.CommandLine;
using System.Globalization;

namespace OpsCenter.App.Verbs;

/// <summary>Says on standard error how far a long verb is, at most every two seconds.</summary>
internal sealed class VerbProgress(ParseResult line, string doing, TimeProvider time) : IProgress<(long Done, long Of)>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long _said = time.GetTimestamp();

    public void Report((long Done, long Of) value)
    {
        if (time.GetElapsedTime(_said) < Pause || value.Of <= 0)
        {
            return;
        }

        _said = time.GetTimestamp();
        line.InvocationConfiguration.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{doing}: {100.0 * value.Done / value.Of:F0} %"));
    }
}
