using System.Collections.Frozen;

namespace OpsCenter.Ingest.Citizens;

/// <summary>All services citizens may report to. Immutable; swapped whole on reload.</summary>
public sealed class CitizenServices(IReadOnlyList<CitizenService> services, IReadOnlyList<string> jurisdictions)
{
    private readonly FrozenDictionary<string, CitizenService> _byCode = services.ToFrozenDictionary(service => service.Code, StringComparer.Ordinal);

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<CitizenService> All { get; } = services;

    /// <summary>Names this server answers to; empty where it does not care.</summary>
    public IReadOnlyList<string> Jurisdictions { get; } = jurisdictions;

    public CitizenService? Find(string code) => _byCode.GetValueOrDefault(code);
}
