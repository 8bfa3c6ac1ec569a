using System.Text.Json;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Mapping;

/// <summary>State of mapping one message. Pooled with its <see cref="DecodedMessage"/>.</summary>
internal sealed class MappingRun
{
    private string?[] _variables = new string?[8];
    private JsonElement[] _items = new JsonElement[4];
    private int _level;

    public IngestMessage Message { get; private set; }

    public DecodedMessage Into { get; private set; } = null!;

    public CompiledSource Source { get; private set; } = null!;

    public JsonElement Root { get; set; }

    /// <summary>Trees of formats other than JSON: the payload's, the one embedded in it, both together.</summary>
    public TreeBuffer Tree { get; } = new();

    public TreeBuffer InnerTree { get; } = new();

    public TreeBuffer WholeTree { get; } = new();

    /// <summary>Device the block under way speaks of; null while unknown.</summary>
    public string? Device { get; set; }

    public Site? Site { get; set; }

    /// <summary>Time of the source's own <c>time</c>, read once per message.</summary>
    public (Instant Time, ReadingFlags Flags)? SourceTime { get; set; }

    /// <summary>A condition left a block out on purpose.</summary>
    public bool LeftOut { get; set; }

    /// <summary>A value was there but is a marker for "none".</summary>
    public bool SawMissing { get; set; }

    public void Begin(in IngestMessage message, DecodedMessage into, CompiledSource source, JsonElement root, string?[] topicVariables)
    {
        Message = message;
        Into = into;
        Source = source;
        Root = root;
        Device = null;
        Site = null;
        SourceTime = null;
        _level = 0;
        LeftOut = false;
        SawMissing = false;
        if (_variables.Length < source.VariableCount)
        {
            _variables = new string?[source.VariableCount];
        }

        Array.Clear(_variables);
        topicVariables.CopyTo(_variables, 0);
    }

    /// <summary>The item so many fan-outs around the present one; the root beyond the outermost.</summary>
    public JsonElement Ancestor(int up) => _level > up ? _items[_level - up] : Root;

    /// <summary>Notes the item that a fan-out stands at; the first fan-out is level 1.</summary>
    public void Enter(int level, JsonElement item)
    {
        _level = level;
        if (level >= _items.Length)
        {
            Array.Resize(ref _items, level * 2);
        }

        _items[level] = item;
    }

    public string? Variable(int slot) => _variables[slot];

    public void SetVariable(int slot, string value) => _variables[slot] = value;

    public void Clear()
    {
        Message = default;
        Root = default;
        Array.Clear(_items);
        Into = null!;
        Source = null!;
        Device = null;
        Site = null;
    }
}
