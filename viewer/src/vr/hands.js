// The hands of the person, read from the headset each frame: where they are, where they point, what they hold.
import { CapsuleGeometry, IcosahedronGeometry, InstancedMesh, Matrix4, MeshLambertMaterial, Quaternion, Ray, Vector3 } from "three";
import { ABOVE } from "./panel.js";

const SIDES = ["left", "right"];
const PINCHED = ["thumb-tip", "index-finger-tip"];
const ROUND = new IcosahedronGeometry(1, 1);
const HANDLE = new CapsuleGeometry(0.014, 0.075, 4, 10).rotateX(Math.PI / 2); // along the fist
const SPOTS = 56;

class Hand {
  constructor(side) {
    this.side = side;
    this.present = false;
    this.tracked = false; // a bare hand, not a controller
    this.select = false;
    this.squeeze = false;
    this.pose = new Matrix4(); // the grip, or the pinch of a bare hand
    this.aim = new Matrix4();
    this.ray = new Ray();
    this.tip = new Vector3();
    this.palm = new Vector3(); // away from the inside of the hand
    this.joints = [];
    this.source = null;
  }

  read(frame, space, source) {
    this.source = source;
    const aim = source && frame.getPose(source.targetRaySpace, space);
    this.present = Boolean(aim);
    if (!aim) return;
    this.aim.fromArray(aim.transform.matrix);
    this.ray.origin.setFromMatrixPosition(this.aim);
    this.ray.direction.setFromMatrixColumn(this.aim, 2).negate().normalize();
    this.tracked = Boolean(source.hand);
    if (this.tracked) this.#joints(frame, space, source);
    else this.#grip(frame, space, source);
  }

  #grip(frame, space, source) {
    const grip = source.gripSpace && frame.getPose(source.gripSpace, space);
    this.pose.fromArray((grip ?? frame.getPose(source.targetRaySpace, space)).transform.matrix);
    this.tip.copy(this.ray.origin);
    // WebXR's grip: +X leaves the palm of the left hand and enters that of the right.
    this.palm.setFromMatrixColumn(this.pose, 0).multiplyScalar(this.side === "left" ? 1 : -1);
    this.joints = [];
  }

  #joints(frame, space, source) {
    const at = new Map();
    for (const [name, joint] of source.hand) {
      const found = frame.getJointPose?.(joint, space);
      if (found) at.set(name, { matrix: new Matrix4().fromArray(found.transform.matrix), radius: found.radius ?? 0.008 });
    }
    this.joints = [...at.values()];
    const wrist = at.get("wrist")?.matrix ?? this.aim;
    const [thumb, index] = PINCHED.map((name) => new Vector3().setFromMatrixPosition(at.get(name)?.matrix ?? this.aim));
    this.tip.copy(index);
    this.palm.setFromMatrixColumn(wrist, 1).negate();
    this.pose.compose(thumb.add(index).multiplyScalar(0.5), new Quaternion().setFromRotationMatrix(wrist), new Vector3(1, 1, 1));
  }

  pulse(strength = 0.4, ms = 25) {
    const pad = this.source?.gamepad;
    const motor = pad?.hapticActuators?.[0];
    if (motor?.pulse) motor.pulse(strength, ms);
    else pad?.vibrationActuator?.playEffect?.("dual-rumble", { duration: ms, strongMagnitude: strength });
  }

  button(index) {
    return Boolean(this.source?.gamepad?.buttons?.[index]?.pressed);
  }

  // The thumbstick's sideways way, -1..1.
  get sideways() {
    const axes = this.source?.gamepad?.axes ?? [];
    return (axes.length > 2 ? axes[2] : axes[0]) ?? 0;
  }

  drop() {
    this.select = this.squeeze = false;
  }
}

// Both hands, and what shows them: a ball for each joint of a bare hand, a handle for a controller.
export class Hands {
  constructor() {
    for (const side of SIDES) this[side] = new Hand(side);
    const material = new MeshLambertMaterial({ color: 0xd9dde2, transparent: true, opacity: 0.92 });
    this.spots = new InstancedMesh(ROUND, material, SPOTS);
    this.handles = new InstancedMesh(HANDLE, material, SIDES.length);
    this.objects = [this.spots, this.handles];
    for (const mesh of this.objects) Object.assign(mesh, { frustumCulled: false, renderOrder: ABOVE + 20, count: 0 });
  }

  get both() {
    return SIDES.map((side) => this[side]);
  }

  of(source) {
    return source.handedness === "left" ? this.left : this.right;
  }

  read(frame, space, sources) {
    for (const hand of this.both) {
      const found = [...sources].find((source) => this.of(source) === hand && source.targetRayMode !== "gaze");
      hand.read(frame, space, found ?? null);
    }
    this.#show();
  }

  drop() {
    for (const hand of this.both) hand.drop();
  }

  #show() {
    let [spots, handles] = [0, 0];
    for (const hand of this.both) {
      if (!hand.present) continue;
      if (!hand.tracked) this.handles.setMatrixAt(handles++, hand.pose);
      const balls = hand.tracked ? hand.joints.map(({ matrix, radius }) => [new Vector3().setFromMatrixPosition(matrix), radius]) : [[hand.tip, 0.004]];
      for (const [at, radius] of balls) if (spots < SPOTS) this.spots.setMatrixAt(spots++, new Matrix4().makeScale(radius, radius, radius).setPosition(at));
    }
    for (const [mesh, count] of [[this.spots, spots], [this.handles, handles]]) {
      mesh.count = count;
      mesh.visible = count > 0;
      mesh.instanceMatrix.needsUpdate = true;
    }
  }
}
