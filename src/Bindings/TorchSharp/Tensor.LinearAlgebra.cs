using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator MatMul = new("matmul");
        private static readonly Operator Mm = new("mm");
        private static readonly Operator Bmm = new("bmm");
        private static readonly Operator AddMm = new("addmm");
        private static readonly Operator Dot = new("dot");
        private static readonly Operator Outer = new("outer");
        private static readonly Operator Mv = new("mv");

        public Tensor matmul(Tensor target) => MatMul.Call(this, target);

        public Tensor mm(Tensor target) => Mm.Call(this, target);

        public Tensor bmm(Tensor batch2) => Bmm.Call(this, batch2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => AddMm.Call(this, mat1, mat2, (double)beta, (double)alpha);

        public Tensor dot(Tensor target) => Dot.Call(this, target);

        public Tensor outer(Tensor vec2) => Outer.Call(this, vec2);

        public Tensor mv(Tensor target) => Mv.Call(this, target);
    }
}
