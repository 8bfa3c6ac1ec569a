using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis;

/// <summary>What a formula is fed with. Closed: <see cref="Readings"/>, <see cref="Events"/> or <see cref="Figures"/>.</summary>
/// <param name="Name">As the formula calls it.</param>
public abstract record KpiInput(string Name)
{
    /// <summary>Measurement under which its series stand: what a late reading is recognised by.</summary>
    public abstract string Measurement { get; }

    /// <inheritdoc cref="Measurement"/>
    public abstract string Field { get; }

    /// <summary>Does a field of that measurement belong to it?</summary>
    public virtual bool Takes(string field) => field == Field;

    /// <summary>Stored readings.</summary>
    /// <param name="Name">As the formula calls it.</param>
    /// <param name="Selector">Which; measurement and field are given.</param>
    /// <param name="AnyQuality">Takes suspect and bad readings too.</param>
    public sealed record Readings(string Name, SeriesSelector Selector, bool AnyQuality) : KpiInput(Name)
    {
        public override string Measurement => Selector.Measurement!;

        public override string Field => Selector.Field!;
    }

    /// <summary>Stored events; each stands for a number.</summary>
    /// <param name="Name">As the formula calls it.</param>
    /// <param name="Kind">Events of this kind, and those whose kind begins with it and a dot.</param>
    /// <param name="Value">Attribute that holds the number; null for 1. Events without it do not count.</param>
    /// <param name="Where">Attributes, or pack, site, area, device, that have to be so.</param>
    public sealed record Events(string Name, string Kind, string? Value, IReadOnlyDictionary<string, string> Where) : KpiInput(Name)
    {
        public override string Measurement => PseudoSeries.Events;

        public override string Field => Kind;

        public override bool Takes(string field) => field == Kind || (field.Length > Kind.Length && field[Kind.Length] == '.' && field.StartsWith(Kind, StringComparison.Ordinal));
    }

    /// <summary>Values of another KPI.</summary>
    /// <param name="Name">As the formula calls it.</param>
    /// <param name="Id">Which.</param>
    public sealed record Figures(string Name, string Id) : KpiInput(Name)
    {
        public override string Measurement => PseudoSeries.Kpis;

        public override string Field => Id;
    }
}
