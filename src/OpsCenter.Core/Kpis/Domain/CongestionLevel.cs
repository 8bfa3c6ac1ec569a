namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Level of service of an urban street by speed against free flow (Highway Capacity Manual 2010, exhibit 16-4).</summary>
public enum CongestionLevel
{
    /// <summary>Above 85 % of free flow (A).</summary>
    Free,

    /// <summary>Above 67 % (B).</summary>
    Light,

    /// <summary>Above 50 % (C).</summary>
    Moderate,

    /// <summary>Above 40 % (D).</summary>
    Heavy,

    /// <summary>Above 30 % (E).</summary>
    VeryHeavy,

    /// <summary>30 % and below (F).</summary>
    Jam,
}
