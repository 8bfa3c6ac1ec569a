namespace OpsCenter.Core.History;

/// <summary>What stands for a window without readings.</summary>
public enum Filling
{
    /// <summary>Nothing: the window is absent.</summary>
    None,

    /// <summary>The window without a value.</summary>
    Null,

    /// <summary>The value of the last window that has one; before the first, no value.</summary>
    Previous,

    /// <summary>On the straight line between the neighbours that have a value; without both, no value.</summary>
    Linear,

    Zero,
}
