using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpsCenter.Simulator.Load;

/// <summary>Writes topic and payload of a load message; a pure function of device, sequence number and time.</summary>
/// <remarks>
/// Line protocol on <c>line/load</c>: <c>load,device=load-00001 seq=17,f1=41.7,f2=42.7 1763770000000000000</c>.
/// JSON on <c>load/load-00001/json</c>: <c>{"ns":1763770000000000000,"seq":17,"f1":41.7,"f2":42.7}</c>.
/// </remarks>
public sealed class LoadPayload
{
    private readonly byte[] _topic;
    private readonly byte[] _before;
    private readonly byte[][] _fieldNames;
    private readonly string? _template;
    private readonly string _device;
    private readonly bool _json;

    /// <param name="options">Topic, payload and number of readings.</param>
    /// <param name="device">Number of the device, from 0.</param>
    public LoadPayload(LoadOptions options, int device)
    {
        _device = options.DeviceName(device);
        _json = options.Topic == LoadOptions.JsonTopic;
        _template = options.Payload;
        _topic = Encoding.UTF8.GetBytes(options.Topic switch
        {
            LoadOptions.LineTopic => "line/load",
            LoadOptions.JsonTopic => $"load/{_device}/json",
            var topic => topic.Replace("{device}", _device, StringComparison.Ordinal),
        });
        _before = Encoding.UTF8.GetBytes(_json ? "{\"ns\":" : $"load,device={_device} seq=");
        _fieldNames = [.. Enumerable.Range(1, options.Readings - 1)
            .Select(field => Encoding.UTF8.GetBytes(_json ? $",\"f{field}\":" : $",f{field}="))];
    }

    /// <summary>Topic in UTF-8.</summary>
    public ReadOnlySpan<byte> Topic => _topic;

    /// <summary>Writes the payload and returns its length; the buffer must hold 4 KiB.</summary>
    public int Write(Span<byte> into, long sequence, long unixNanoseconds)
    {
        if (_template is not null)
        {
            return Encoding.UTF8.GetBytes(Fill(_template, sequence, unixNanoseconds), into);
        }

        _before.CopyTo(into);
        var at = _before.Length;
        at += Number(into[at..], _json ? unixNanoseconds : sequence);
        if (_json)
        {
            at += Copy(into[at..], ",\"seq\":"u8);
            at += Number(into[at..], sequence);
        }

        for (var field = 0; field < _fieldNames.Length; field++)
        {
            at += Copy(into[at..], _fieldNames[field]);
            at += Tenths(into[at..], ((sequence * 7) + (field * 10)) % 1000);
        }

        at += _json ? Copy(into[at..], "}"u8) : Copy(into[at..], " "u8);
        return _json ? at : at + Number(into[at..], unixNanoseconds);
    }

    private string Fill(string template, long sequence, long unixNanoseconds) => template
        .Replace("{device}", _device, StringComparison.Ordinal)
        .Replace("{seq}", sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{ns}", unixNanoseconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{ms}", (unixNanoseconds / 1_000_000).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static int Copy(Span<byte> into, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(into);
        return bytes.Length;
    }

    private static int Number(Span<byte> into, long value)
    {
        Utf8Formatter.TryFormat(value, into, out var written);
        return written;
    }

    private static int Tenths(Span<byte> into, long tenths)
    {
        var written = Number(into, tenths / 10);
        into[written] = (byte)'.';
        into[written + 1] = (byte)('0' + (tenths % 10));
        return written + 2;
    }
}
