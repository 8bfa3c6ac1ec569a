namespace OpsCenter.Core.Kpis.Domain;

/// <summary>The four layers of protection that a state body's systems need (Directive 14/CT-TTg of 7 June 2019).</summary>
public enum SecurityLayer
{
    /// <summary>Own staff on the spot.</summary>
    OwnStaff,

    /// <summary>Professional monitoring and protection.</summary>
    Monitoring,

    /// <summary>Audit by an independent body at intervals.</summary>
    IndependentAudit,

    /// <summary>Connected to the national monitoring system and sharing with it.</summary>
    NationalConnection,
}
