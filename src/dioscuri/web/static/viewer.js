/* dioscuri viewer with three.js and three-mesh-bvh (MIT, see LICENSES.txt) (Apache-2.0); sources sha256:1980291894157dba83a148302abc7af141aa2819e4a978becb5f184d8cbfe304 */
var tv=Object.defineProperty;var nv=(i,e)=>{for(var t in e)tv(i,t,{get:e[t],enumerable:!0})};var Cs={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},Ps={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},Vg=0,Pd=1,Hg=2;var Aa=1,Wg=2,oo=3,In=0,un=1,Ft=2,ur=0,ao=1,Id=2,Ld=3,Dd=4,qg=5;var dr=100,Xg=101,jg=102,Kg=103,Yg=104,Jg=200,$g=201,Zg=202,Qg=203,Nd=204,Fd=205,eb=206,tb=207,nb=208,ib=209,sb=210,rb=211,ob=212,ab=213,lb=214,Yl=0,Jl=1,$l=2,jr=3,Zl=4,Ql=5,ec=6,tc=7,_c=0,cb=1,hb=2,wi=0,Od=1,kd=2,Ud=3,Bd=4,zd=5,Gd=6,Vd=7,xd="attached",ub="detached",Hd=300,fr=301,lo=302,yc=303,vc=304,oi=1e3,vn=1001,Kr=1002,At=1003,wc=1004;var pr=1005;var Nt=1006,co=1007;var Qn=1008;var dn=1009,Wd=1010,qd=1011,ho=1012,Sc=1013,li=1014,Vn=1015,ci=1016,Mc=1017,Tc=1018,mr=1020,Xd=35902,jd=35899,Kd=1021,Yd=1022,Ln=1023,qi=1026,ns=1027,uo=1028,Ac=1029,Si=1030,Ec=1031;var Rc=1033,Ea=33776,Ra=33777,Ca=33778,Pa=33779,Cc=35840,Pc=35841,Ic=35842,Lc=35843,Dc=36196,Nc=37492,Fc=37496,Oc=37488,kc=37489,Ia=37490,Uc=37491,Bc=37808,zc=37809,Gc=37810,Vc=37811,Hc=37812,Wc=37813,qc=37814,Xc=37815,jc=37816,Kc=37817,Yc=37818,Jc=37819,$c=37820,Zc=37821,Qc=36492,eh=36494,th=36495,nh=36283,ih=36284,La=36285,sh=36286;var er=2300,tr=2301,jl=2302,_d=2303,yd=2400,vd=2401,wd=2402,db=2500;var Jd=0,Da=1,fo=2,fb=3200;var Na=0,pb=1,is="",at="srgb",Cn="srgb-linear",Zo="linear",dt="srgb";var Kl=7680;var mb=519,gb=512,bb=513,xb=514,$d=515,_b=516,yb=517,Zd=518,Qd=519,ef=35044;var tf="300 es",$n=2e3,Yr=2001;function iv(i){for(let e=i.length-1;e>=0;--e)if(i[e]>=65535)return!0;return!1}function sv(i){return ArrayBuffer.isView(i)&&!(i instanceof DataView)}function Jr(i){return document.createElementNS("http://www.w3.org/1999/xhtml",i)}function vb(){let i=Jr("canvas");return i.style.display="block",i}var Zm={},$r=null;function Qo(...i){let e="THREE."+i.shift();$r?$r("log",e,...i):console.log(e,...i)}function wb(i){let e=i[0];if(typeof e=="string"&&e.startsWith("TSL:")){let t=i[1];t&&t.isStackTrace?i[0]+=" "+t.getLocation():i[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return i}function Re(...i){i=wb(i);let e="THREE."+i.shift();if($r)$r("warn",e,...i);else{let t=i[0];t&&t.isStackTrace?console.warn(t.getError(e)):console.warn(e,...i)}}function Ne(...i){i=wb(i);let e="THREE."+i.shift();if($r)$r("error",e,...i);else{let t=i[0];t&&t.isStackTrace?console.error(t.getError(e)):console.error(e,...i)}}function Qs(...i){let e=i.join(" ");e in Zm||(Zm[e]=!0,Re(...i))}function Sb(i,e,t){return new Promise(function(n,s){function r(){switch(i.clientWaitSync(e,i.SYNC_FLUSH_COMMANDS_BIT,0)){case i.WAIT_FAILED:s();break;case i.TIMEOUT_EXPIRED:setTimeout(r,t);break;default:n()}}setTimeout(r,t)})}var Mb={[Yl]:Yl,[$l]:ec,[Zl]:Zl,[jr]:Ql,[Jl]:Jl,[ec]:$l,[tc]:tc,[Ql]:jr},ai=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n===void 0?!1:n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let s=n[e];if(s!==void 0){let r=s.indexOf(t);r!==-1&&s.splice(r,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let s=n.slice(0);for(let r=0,o=s.length;r<o;r++)s[r].call(this,e);e.target=null}}},_n=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],Qm=1234567,Jo=Math.PI/180,nr=180/Math.PI;function Mi(){let i=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(_n[i&255]+_n[i>>8&255]+_n[i>>16&255]+_n[i>>24&255]+"-"+_n[e&255]+_n[e>>8&255]+"-"+_n[e>>16&15|64]+_n[e>>24&255]+"-"+_n[t&63|128]+_n[t>>8&255]+"-"+_n[t>>16&255]+_n[t>>24&255]+_n[n&255]+_n[n>>8&255]+_n[n>>16&255]+_n[n>>24&255]).toLowerCase()}function Be(i,e,t){return Math.max(e,Math.min(t,i))}function nf(i,e){return(i%e+e)%e}function rv(i,e,t,n,s){return n+(i-e)*(s-n)/(t-e)}function ov(i,e,t){return i!==e?(t-i)/(e-i):0}function $o(i,e,t){return(1-t)*i+t*e}function av(i,e,t,n){return $o(i,e,1-Math.exp(-t*n))}function lv(i,e=1){return e-Math.abs(nf(i,e*2)-e)}function cv(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*(3-2*i))}function hv(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*i*(i*(i*6-15)+10))}function uv(i,e){return i+Math.floor(Math.random()*(e-i+1))}function dv(i,e){return i+Math.random()*(e-i)}function fv(i){return i*(.5-Math.random())}function pv(i){i!==void 0&&(Qm=i);let e=Qm+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function mv(i){return i*Jo}function gv(i){return i*nr}function bv(i){return i>0&&Number.isInteger(i)&&2**Math.round(Math.log2(i))===i}function xv(i){return Math.pow(2,Math.ceil(Math.log(i)/Math.LN2))}function sf(i){return Math.pow(2,Math.floor(Math.log(i)/Math.LN2))}function _v(i,e,t,n,s){let r=Math.cos,o=Math.sin,a=r(t/2),l=o(t/2),c=r((e+n)/2),h=o((e+n)/2),u=r((e-n)/2),d=o((e-n)/2),f=r((n-e)/2),m=o((n-e)/2);switch(s){case"XYX":i.set(a*h,l*u,l*d,a*c);break;case"YZY":i.set(l*d,a*h,l*u,a*c);break;case"ZXZ":i.set(l*u,l*d,a*h,a*c);break;case"XZX":i.set(a*h,l*m,l*f,a*c);break;case"YXY":i.set(l*f,a*h,l*m,a*c);break;case"ZYZ":i.set(l*m,l*f,a*h,a*c);break;default:Re("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+s)}}function rh(i){switch(i.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function rf(i,e){if(e.constructor===Float32Array)return i;let t=rh(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(i/t,-1)}function of(i,e){if(e.constructor===Float32Array)return i;let t=rh(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(i*t)}var Is={DEG2RAD:Jo,RAD2DEG:nr,generateUUID:Mi,clamp:Be,euclideanModulo:nf,mapLinear:rv,inverseLerp:ov,lerp:$o,damp:av,pingpong:lv,smoothstep:cv,smootherstep:hv,randInt:uv,randFloat:dv,randFloatSpread:fv,seededRandom:pv,degToRad:mv,radToDeg:gv,isPowerOfTwo:bv,ceilPowerOfTwo:xv,floorPowerOfTwo:sf,setQuaternionFromProperEuler:_v,normalize:of,denormalize:rf},be=class{static{this.prototype.isVector2=!0}constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,s=e.elements;return this.x=s[0]*t+s[3]*n+s[6],this.y=s[1]*t+s[4]*n+s[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=Be(this.x,e.x,t.x),this.y=Be(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=Be(this.x,e,t),this.y=Be(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Be(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Be(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),s=Math.sin(t),r=this.x-e.x,o=this.y-e.y;return this.x=r*n-o*s+e.x,this.y=r*s+o*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},pt=class{constructor(e=0,t=0,n=0,s=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=s}static slerpFlat(e,t,n,s,r,o,a){let l=n[s+0],c=n[s+1],h=n[s+2],u=n[s+3],d=r[o+0],f=r[o+1],m=r[o+2],y=r[o+3];if(u!==y||l!==d||c!==f||h!==m){let g=l*d+c*f+h*m+u*y;g<0&&(d=-d,f=-f,m=-m,y=-y,g=-g);let p=1-a;if(g<.9995){let b=Math.acos(g),v=Math.sin(b);p=Math.sin(p*b)/v,a=Math.sin(a*b)/v,l=l*p+d*a,c=c*p+f*a,h=h*p+m*a,u=u*p+y*a}else{l=l*p+d*a,c=c*p+f*a,h=h*p+m*a,u=u*p+y*a;let b=1/Math.sqrt(l*l+c*c+h*h+u*u);l*=b,c*=b,h*=b,u*=b}}e[t]=l,e[t+1]=c,e[t+2]=h,e[t+3]=u}static multiplyQuaternionsFlat(e,t,n,s,r,o){let a=n[s],l=n[s+1],c=n[s+2],h=n[s+3],u=r[o],d=r[o+1],f=r[o+2],m=r[o+3];return e[t]=a*m+h*u+l*f-c*d,e[t+1]=l*m+h*d+c*u-a*f,e[t+2]=c*m+h*f+a*d-l*u,e[t+3]=h*m-a*u-l*d-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,s){return this._x=e,this._y=t,this._z=n,this._w=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,s=e._y,r=e._z,o=e._order,a=Math.cos,l=Math.sin,c=a(n/2),h=a(s/2),u=a(r/2),d=l(n/2),f=l(s/2),m=l(r/2);switch(o){case"XYZ":this._x=d*h*u+c*f*m,this._y=c*f*u-d*h*m,this._z=c*h*m+d*f*u,this._w=c*h*u-d*f*m;break;case"YXZ":this._x=d*h*u+c*f*m,this._y=c*f*u-d*h*m,this._z=c*h*m-d*f*u,this._w=c*h*u+d*f*m;break;case"ZXY":this._x=d*h*u-c*f*m,this._y=c*f*u+d*h*m,this._z=c*h*m+d*f*u,this._w=c*h*u-d*f*m;break;case"ZYX":this._x=d*h*u-c*f*m,this._y=c*f*u+d*h*m,this._z=c*h*m-d*f*u,this._w=c*h*u+d*f*m;break;case"YZX":this._x=d*h*u+c*f*m,this._y=c*f*u+d*h*m,this._z=c*h*m-d*f*u,this._w=c*h*u-d*f*m;break;case"XZY":this._x=d*h*u-c*f*m,this._y=c*f*u-d*h*m,this._z=c*h*m+d*f*u,this._w=c*h*u+d*f*m;break;default:Re("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,s=Math.sin(n);return this._x=e.x*s,this._y=e.y*s,this._z=e.z*s,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],s=t[4],r=t[8],o=t[1],a=t[5],l=t[9],c=t[2],h=t[6],u=t[10],d=n+a+u;if(d>0){let f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(h-l)*f,this._y=(r-c)*f,this._z=(o-s)*f}else if(n>a&&n>u){let f=2*Math.sqrt(1+n-a-u);this._w=(h-l)/f,this._x=.25*f,this._y=(s+o)/f,this._z=(r+c)/f}else if(a>u){let f=2*Math.sqrt(1+a-n-u);this._w=(r-c)/f,this._x=(s+o)/f,this._y=.25*f,this._z=(l+h)/f}else{let f=2*Math.sqrt(1+u-n-a);this._w=(o-s)/f,this._x=(r+c)/f,this._y=(l+h)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(Be(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let s=Math.min(1,t/n);return this.slerp(e,s),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,s=e._y,r=e._z,o=e._w,a=t._x,l=t._y,c=t._z,h=t._w;return this._x=n*h+o*a+s*c-r*l,this._y=s*h+o*l+r*a-n*c,this._z=r*h+o*c+n*l-s*a,this._w=o*h-n*a-s*l-r*c,this._onChangeCallback(),this}slerp(e,t){let n=e._x,s=e._y,r=e._z,o=e._w,a=this.dot(e);a<0&&(n=-n,s=-s,r=-r,o=-o,a=-a);let l=1-t;if(a<.9995){let c=Math.acos(a),h=Math.sin(c);l=Math.sin(l*c)/h,t=Math.sin(t*c)/h,this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+o*t,this._onChangeCallback()}else this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+o*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),s=Math.sqrt(1-n),r=Math.sqrt(n);return this.set(s*Math.sin(e),s*Math.cos(e),r*Math.sin(t),r*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},R=class{static{this.prototype.isVector3=!0}constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(eg.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(eg.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6]*s,this.y=r[1]*t+r[4]*n+r[7]*s,this.z=r[2]*t+r[5]*n+r[8]*s,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=e.elements,o=1/(r[3]*t+r[7]*n+r[11]*s+r[15]);return this.x=(r[0]*t+r[4]*n+r[8]*s+r[12])*o,this.y=(r[1]*t+r[5]*n+r[9]*s+r[13])*o,this.z=(r[2]*t+r[6]*n+r[10]*s+r[14])*o,this}applyQuaternion(e){let t=this.x,n=this.y,s=this.z,r=e.x,o=e.y,a=e.z,l=e.w,c=2*(o*s-a*n),h=2*(a*t-r*s),u=2*(r*n-o*t);return this.x=t+l*c+o*u-a*h,this.y=n+l*h+a*c-r*u,this.z=s+l*u+r*h-o*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[4]*n+r[8]*s,this.y=r[1]*t+r[5]*n+r[9]*s,this.z=r[2]*t+r[6]*n+r[10]*s,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=Be(this.x,e.x,t.x),this.y=Be(this.y,e.y,t.y),this.z=Be(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=Be(this.x,e,t),this.y=Be(this.y,e,t),this.z=Be(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Be(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,s=e.y,r=e.z,o=t.x,a=t.y,l=t.z;return this.x=s*l-r*a,this.y=r*o-n*l,this.z=n*a-s*o,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return Xu.copy(this).projectOnVector(e),this.sub(Xu)}reflect(e){return this.sub(Xu.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Be(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,s=this.z-e.z;return t*t+n*n+s*s}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let s=Math.sin(t)*e;return this.x=s*Math.sin(n),this.y=Math.cos(t)*e,this.z=s*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),s=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=s,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},Xu=new R,eg=new pt,Fe=class{static{this.prototype.isMatrix3=!0}constructor(e,t,n,s,r,o,a,l,c){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,o,a,l,c)}set(e,t,n,s,r,o,a,l,c){let h=this.elements;return h[0]=e,h[1]=s,h[2]=a,h[3]=t,h[4]=r,h[5]=l,h[6]=n,h[7]=o,h[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,o=n[0],a=n[3],l=n[6],c=n[1],h=n[4],u=n[7],d=n[2],f=n[5],m=n[8],y=s[0],g=s[3],p=s[6],b=s[1],v=s[4],_=s[7],S=s[2],T=s[5],x=s[8];return r[0]=o*y+a*b+l*S,r[3]=o*g+a*v+l*T,r[6]=o*p+a*_+l*x,r[1]=c*y+h*b+u*S,r[4]=c*g+h*v+u*T,r[7]=c*p+h*_+u*x,r[2]=d*y+f*b+m*S,r[5]=d*g+f*v+m*T,r[8]=d*p+f*_+m*x,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8];return t*o*h-t*a*c-n*r*h+n*a*l+s*r*c-s*o*l}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8],u=h*o-a*c,d=a*l-h*r,f=c*r-o*l,m=t*u+n*d+s*f;if(m===0)return this.set(0,0,0,0,0,0,0,0,0);let y=1/m;return e[0]=u*y,e[1]=(s*c-h*n)*y,e[2]=(a*n-s*o)*y,e[3]=d*y,e[4]=(h*t-s*l)*y,e[5]=(s*r-a*t)*y,e[6]=f*y,e[7]=(n*l-c*t)*y,e[8]=(o*t-n*r)*y,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,s,r,o,a){let l=Math.cos(r),c=Math.sin(r);return this.set(n*l,n*c,-n*(l*o+c*a)+o+e,-s*c,s*l,-s*(-c*o+l*a)+a+t,0,0,1),this}scale(e,t){return Qs("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(ju.makeScale(e,t)),this}rotate(e){return Qs("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(ju.makeRotation(-e)),this}translate(e,t){return Qs("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(ju.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<9;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}},ju=new Fe,tg=new Fe().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),ng=new Fe().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function yv(){let i={enabled:!0,workingColorSpace:Cn,spaces:{},convert:function(s,r,o){return this.enabled===!1||r===o||!r||!o||(this.spaces[r].transfer===dt&&(s.r=Wi(s.r),s.g=Wi(s.g),s.b=Wi(s.b)),this.spaces[r].primaries!==this.spaces[o].primaries&&(s.applyMatrix3(this.spaces[r].toXYZ),s.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===dt&&(s.r=Xr(s.r),s.g=Xr(s.g),s.b=Xr(s.b))),s},workingToColorSpace:function(s,r){return this.convert(s,this.workingColorSpace,r)},colorSpaceToWorking:function(s,r){return this.convert(s,r,this.workingColorSpace)},getPrimaries:function(s){return this.spaces[s].primaries},getTransfer:function(s){return s===is?Zo:this.spaces[s].transfer},getToneMappingMode:function(s){return this.spaces[s].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(s,r=this.workingColorSpace){return s.fromArray(this.spaces[r].luminanceCoefficients)},define:function(s){Object.assign(this.spaces,s)},_getMatrix:function(s,r,o){return s.copy(this.spaces[o].fromXYZ).multiply(this.spaces[r].toXYZ)},_getDrawingBufferColorSpace:function(s){return this.spaces[s].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(s=this.workingColorSpace){return this.spaces[s].workingColorSpaceConfig.unpackColorSpace}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],n=[.3127,.329];return i.define({[Cn]:{primaries:e,whitePoint:n,transfer:Zo,toXYZ:tg,fromXYZ:ng,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:at},outputColorSpaceConfig:{drawingBufferColorSpace:at}},[at]:{primaries:e,whitePoint:n,transfer:dt,toXYZ:tg,fromXYZ:ng,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:at}}}),i}var Xe=yv();function Wi(i){return i<.04045?i*.0773993808:Math.pow(i*.9478672986+.0521327014,2.4)}function Xr(i){return i<.0031308?i*12.92:1.055*Math.pow(i,.41666)-.055}var Ar,nc=class{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{Ar===void 0&&(Ar=Jr("canvas")),Ar.width=e.width,Ar.height=e.height;let s=Ar.getContext("2d");e instanceof ImageData?s.putImageData(e,0,0):s.drawImage(e,0,0,e.width,e.height),n=Ar}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){let t=Jr("canvas");t.width=e.width,t.height=e.height;let n=t.getContext("2d");n.drawImage(e,0,0,e.width,e.height);let s=n.getImageData(0,0,e.width,e.height),r=s.data;for(let o=0;o<r.length;o++)r[o]=Wi(r[o]/255)*255;return n.putImageData(s,0,0),t}else if(e.data){let t=e.data.slice(0);for(let n=0;n<t.length;n++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[n]=Math.floor(Wi(t[n]/255)*255):t[n]=Wi(t[n]);return{data:t,width:e.width,height:e.height}}else return Re("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}},vv=0,Zr=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:vv++}),this.uuid=Mi(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<"u"&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t!==null?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:""},s=this.data;if(s!==null){let r;if(Array.isArray(s)){r=[];for(let o=0,a=s.length;o<a;o++)s[o].isDataTexture?r.push(Ku(s[o].image)):r.push(Ku(s[o]))}else r=Ku(s);n.url=r}return t||(e.images[this.uuid]=n),n}};function Ku(i){return typeof HTMLImageElement<"u"&&i instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&i instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&i instanceof ImageBitmap?nc.getDataURL(i):i.data?{data:Array.from(i.data),width:i.width,height:i.height,type:i.data.constructor.name}:(Re("Texture: Unable to serialize Texture."),{})}var wv=0,Yu=new R,Yt=class i extends ai{constructor(e=i.DEFAULT_IMAGE,t=i.DEFAULT_MAPPING,n=vn,s=vn,r=Nt,o=Qn,a=Ln,l=dn,c=i.DEFAULT_ANISOTROPY,h=is){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:wv++}),this.uuid=Mi(),this.name="",this.source=new Zr(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=n,this.wrapT=s,this.magFilter=r,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new be(0,0),this.repeat=new be(1,1),this.center=new be(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Fe,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=h,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(Yu).x}get height(){return this.source.getSize(Yu).y}get depth(){return this.source.getSize(Yu).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){Re(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Re(`Texture.setValues(): property '${t}' does not exist.`);continue}s&&n&&s.isVector2&&n.isVector2||s&&n&&s.isVector3&&n.isVector3||s&&n&&s.isMatrix3&&n.isMatrix3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==Hd)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case oi:e.x=e.x-Math.floor(e.x);break;case vn:e.x=e.x<0?0:1;break;case Kr:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case oi:e.y=e.y-Math.floor(e.y);break;case vn:e.y=e.y<0?0:1;break;case Kr:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};Yt.DEFAULT_IMAGE=null;Yt.DEFAULT_MAPPING=Hd;Yt.DEFAULT_ANISOTROPY=1;var Qe=class{static{this.prototype.isVector4=!0}constructor(e=0,t=0,n=0,s=1){this.x=e,this.y=t,this.z=n,this.w=s}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,s){return this.x=e,this.y=t,this.z=n,this.w=s,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=this.w,o=e.elements;return this.x=o[0]*t+o[4]*n+o[8]*s+o[12]*r,this.y=o[1]*t+o[5]*n+o[9]*s+o[13]*r,this.z=o[2]*t+o[6]*n+o[10]*s+o[14]*r,this.w=o[3]*t+o[7]*n+o[11]*s+o[15]*r,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,s,r,l=e.elements,c=l[0],h=l[4],u=l[8],d=l[1],f=l[5],m=l[9],y=l[2],g=l[6],p=l[10];if(Math.abs(h-d)<.01&&Math.abs(u-y)<.01&&Math.abs(m-g)<.01){if(Math.abs(h+d)<.1&&Math.abs(u+y)<.1&&Math.abs(m+g)<.1&&Math.abs(c+f+p-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;let v=(c+1)/2,_=(f+1)/2,S=(p+1)/2,T=(h+d)/4,x=(u+y)/4,M=(m+g)/4;return v>_&&v>S?v<.01?(n=0,s=.707106781,r=.707106781):(n=Math.sqrt(v),s=T/n,r=x/n):_>S?_<.01?(n=.707106781,s=0,r=.707106781):(s=Math.sqrt(_),n=T/s,r=M/s):S<.01?(n=.707106781,s=.707106781,r=0):(r=Math.sqrt(S),n=x/r,s=M/r),this.set(n,s,r,t),this}let b=Math.sqrt((g-m)*(g-m)+(u-y)*(u-y)+(d-h)*(d-h));return Math.abs(b)<.001&&(b=1),this.x=(g-m)/b,this.y=(u-y)/b,this.z=(d-h)/b,this.w=Math.acos((c+f+p-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=Be(this.x,e.x,t.x),this.y=Be(this.y,e.y,t.y),this.z=Be(this.z,e.z,t.z),this.w=Be(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=Be(this.x,e,t),this.y=Be(this.y,e,t),this.z=Be(this.z,e,t),this.w=Be(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Be(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},ic=class extends ai{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:Nt,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new Qe(0,0,e,t),this.scissorTest=!1,this.viewport=new Qe(0,0,e,t),this.textures=[];let s=n.count;for(let r=0;r<s;r++)this.textures[r]=new Yt({width:e,height:t,depth:n.depth}),this.textures[r].isRenderTargetTexture=!0,this.textures[r].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:Nt,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let s=0,r=this.textures.length;s<r;s++)this.textures[s].image.width=e,this.textures[s].image.height=t,this.textures[s].image.depth=n,this.textures[s].isData3DTexture!==!0&&(this.textures[s].isArrayTexture=this.textures[s].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let s=Object.assign({},e.textures[t].image);this.textures[t].source=new Zr(s)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},Gn=class extends ic{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},ea=class extends Yt{constructor(e=null,t=1,n=1,s=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=At,this.minFilter=At,this.wrapR=vn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}};var vs=class extends Yt{constructor(e=null,t=1,n=1,s=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=At,this.minFilter=At,this.wrapR=vn,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}};var se=class i{static{this.prototype.isMatrix4=!0}constructor(e,t,n,s,r,o,a,l,c,h,u,d,f,m,y,g){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,o,a,l,c,h,u,d,f,m,y,g)}set(e,t,n,s,r,o,a,l,c,h,u,d,f,m,y,g){let p=this.elements;return p[0]=e,p[4]=t,p[8]=n,p[12]=s,p[1]=r,p[5]=o,p[9]=a,p[13]=l,p[2]=c,p[6]=h,p[10]=u,p[14]=d,p[3]=f,p[7]=m,p[11]=y,p[15]=g,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new i().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,s=1/Er.setFromMatrixColumn(e,0).length(),r=1/Er.setFromMatrixColumn(e,1).length(),o=1/Er.setFromMatrixColumn(e,2).length();return t[0]=n[0]*s,t[1]=n[1]*s,t[2]=n[2]*s,t[3]=0,t[4]=n[4]*r,t[5]=n[5]*r,t[6]=n[6]*r,t[7]=0,t[8]=n[8]*o,t[9]=n[9]*o,t[10]=n[10]*o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,s=e.y,r=e.z,o=Math.cos(n),a=Math.sin(n),l=Math.cos(s),c=Math.sin(s),h=Math.cos(r),u=Math.sin(r);if(e.order==="XYZ"){let d=o*h,f=o*u,m=a*h,y=a*u;t[0]=l*h,t[4]=-l*u,t[8]=c,t[1]=f+m*c,t[5]=d-y*c,t[9]=-a*l,t[2]=y-d*c,t[6]=m+f*c,t[10]=o*l}else if(e.order==="YXZ"){let d=l*h,f=l*u,m=c*h,y=c*u;t[0]=d+y*a,t[4]=m*a-f,t[8]=o*c,t[1]=o*u,t[5]=o*h,t[9]=-a,t[2]=f*a-m,t[6]=y+d*a,t[10]=o*l}else if(e.order==="ZXY"){let d=l*h,f=l*u,m=c*h,y=c*u;t[0]=d-y*a,t[4]=-o*u,t[8]=m+f*a,t[1]=f+m*a,t[5]=o*h,t[9]=y-d*a,t[2]=-o*c,t[6]=a,t[10]=o*l}else if(e.order==="ZYX"){let d=o*h,f=o*u,m=a*h,y=a*u;t[0]=l*h,t[4]=m*c-f,t[8]=d*c+y,t[1]=l*u,t[5]=y*c+d,t[9]=f*c-m,t[2]=-c,t[6]=a*l,t[10]=o*l}else if(e.order==="YZX"){let d=o*l,f=o*c,m=a*l,y=a*c;t[0]=l*h,t[4]=y-d*u,t[8]=m*u+f,t[1]=u,t[5]=o*h,t[9]=-a*h,t[2]=-c*h,t[6]=f*u+m,t[10]=d-y*u}else if(e.order==="XZY"){let d=o*l,f=o*c,m=a*l,y=a*c;t[0]=l*h,t[4]=-u,t[8]=c*h,t[1]=d*u+y,t[5]=o*h,t[9]=f*u-m,t[2]=m*u-f,t[6]=a*h,t[10]=y*u+d}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(Sv,e,Mv)}lookAt(e,t,n){let s=this.elements;return Bn.subVectors(e,t),Bn.lengthSq()===0&&(Bn.z=1),Bn.normalize(),ms.crossVectors(n,Bn),ms.lengthSq()===0&&(Math.abs(n.z)===1?Bn.x+=1e-4:Bn.z+=1e-4,Bn.normalize(),ms.crossVectors(n,Bn)),ms.normalize(),xl.crossVectors(Bn,ms),s[0]=ms.x,s[4]=xl.x,s[8]=Bn.x,s[1]=ms.y,s[5]=xl.y,s[9]=Bn.y,s[2]=ms.z,s[6]=xl.z,s[10]=Bn.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,o=n[0],a=n[4],l=n[8],c=n[12],h=n[1],u=n[5],d=n[9],f=n[13],m=n[2],y=n[6],g=n[10],p=n[14],b=n[3],v=n[7],_=n[11],S=n[15],T=s[0],x=s[4],M=s[8],P=s[12],E=s[1],D=s[5],L=s[9],k=s[13],F=s[2],z=s[6],W=s[10],q=s[14],ne=s[3],j=s[7],ee=s[11],te=s[15];return r[0]=o*T+a*E+l*F+c*ne,r[4]=o*x+a*D+l*z+c*j,r[8]=o*M+a*L+l*W+c*ee,r[12]=o*P+a*k+l*q+c*te,r[1]=h*T+u*E+d*F+f*ne,r[5]=h*x+u*D+d*z+f*j,r[9]=h*M+u*L+d*W+f*ee,r[13]=h*P+u*k+d*q+f*te,r[2]=m*T+y*E+g*F+p*ne,r[6]=m*x+y*D+g*z+p*j,r[10]=m*M+y*L+g*W+p*ee,r[14]=m*P+y*k+g*q+p*te,r[3]=b*T+v*E+_*F+S*ne,r[7]=b*x+v*D+_*z+S*j,r[11]=b*M+v*L+_*W+S*ee,r[15]=b*P+v*k+_*q+S*te,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[12],o=e[1],a=e[5],l=e[9],c=e[13],h=e[2],u=e[6],d=e[10],f=e[14],m=e[3],y=e[7],g=e[11],p=e[15],b=l*f-c*d,v=a*f-c*u,_=a*d-l*u,S=o*f-c*h,T=o*d-l*h,x=o*u-a*h;return t*(y*b-g*v+p*_)-n*(m*b-g*S+p*T)+s*(m*v-y*S+p*x)-r*(m*_-y*T+g*x)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[1],o=e[5],a=e[9],l=e[2],c=e[6],h=e[10];return t*(o*h-a*c)-n*(r*h-a*l)+s*(r*c-o*l)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let s=this.elements;return e.isVector3?(s[12]=e.x,s[13]=e.y,s[14]=e.z):(s[12]=e,s[13]=t,s[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],h=e[8],u=e[9],d=e[10],f=e[11],m=e[12],y=e[13],g=e[14],p=e[15],b=t*a-n*o,v=t*l-s*o,_=t*c-r*o,S=n*l-s*a,T=n*c-r*a,x=s*c-r*l,M=h*y-u*m,P=h*g-d*m,E=h*p-f*m,D=u*g-d*y,L=u*p-f*y,k=d*p-f*g,F=b*k-v*L+_*D+S*E-T*P+x*M;if(F===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let z=1/F;return e[0]=(a*k-l*L+c*D)*z,e[1]=(s*L-n*k-r*D)*z,e[2]=(y*x-g*T+p*S)*z,e[3]=(d*T-u*x-f*S)*z,e[4]=(l*E-o*k-c*P)*z,e[5]=(t*k-s*E+r*P)*z,e[6]=(g*_-m*x-p*v)*z,e[7]=(h*x-d*_+f*v)*z,e[8]=(o*L-a*E+c*M)*z,e[9]=(n*E-t*L-r*M)*z,e[10]=(m*T-y*_+p*b)*z,e[11]=(u*_-h*T-f*b)*z,e[12]=(a*P-o*D-l*M)*z,e[13]=(t*D-n*P+s*M)*z,e[14]=(y*v-m*S-g*b)*z,e[15]=(h*S-u*v+d*b)*z,this}scale(e){let t=this.elements,n=e.x,s=e.y,r=e.z;return t[0]*=n,t[4]*=s,t[8]*=r,t[1]*=n,t[5]*=s,t[9]*=r,t[2]*=n,t[6]*=s,t[10]*=r,t[3]*=n,t[7]*=s,t[11]*=r,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],s=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,s))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),s=Math.sin(t),r=1-n,o=e.x,a=e.y,l=e.z,c=r*o,h=r*a;return this.set(c*o+n,c*a-s*l,c*l+s*a,0,c*a+s*l,h*a+n,h*l-s*o,0,c*l-s*a,h*l+s*o,r*l*l+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,s,r,o){return this.set(1,n,r,0,e,1,o,0,t,s,1,0,0,0,0,1),this}compose(e,t,n){let s=this.elements,r=t._x,o=t._y,a=t._z,l=t._w,c=r+r,h=o+o,u=a+a,d=r*c,f=r*h,m=r*u,y=o*h,g=o*u,p=a*u,b=l*c,v=l*h,_=l*u,S=n.x,T=n.y,x=n.z;return s[0]=(1-(y+p))*S,s[1]=(f+_)*S,s[2]=(m-v)*S,s[3]=0,s[4]=(f-_)*T,s[5]=(1-(d+p))*T,s[6]=(g+b)*T,s[7]=0,s[8]=(m+v)*x,s[9]=(g-b)*x,s[10]=(1-(d+y))*x,s[11]=0,s[12]=e.x,s[13]=e.y,s[14]=e.z,s[15]=1,this}decompose(e,t,n){let s=this.elements;e.x=s[12],e.y=s[13],e.z=s[14];let r=this.determinantAffine();if(r===0)return n.set(1,1,1),t.identity(),this;let o=Er.set(s[0],s[1],s[2]).length(),a=Er.set(s[4],s[5],s[6]).length(),l=Er.set(s[8],s[9],s[10]).length();r<0&&(o=-o),ii.copy(this);let c=1/o,h=1/a,u=1/l;return ii.elements[0]*=c,ii.elements[1]*=c,ii.elements[2]*=c,ii.elements[4]*=h,ii.elements[5]*=h,ii.elements[6]*=h,ii.elements[8]*=u,ii.elements[9]*=u,ii.elements[10]*=u,t.setFromRotationMatrix(ii),n.x=o,n.y=a,n.z=l,this}makePerspective(e,t,n,s,r,o,a=$n,l=!1){let c=this.elements,h=2*r/(t-e),u=2*r/(n-s),d=(t+e)/(t-e),f=(n+s)/(n-s),m,y;if(l)m=r/(o-r),y=o*r/(o-r);else if(a===$n)m=-(o+r)/(o-r),y=-2*o*r/(o-r);else if(a===Yr)m=-o/(o-r),y=-o*r/(o-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=u,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=m,c[14]=y,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,n,s,r,o,a=$n,l=!1){let c=this.elements,h=2/(t-e),u=2/(n-s),d=-(t+e)/(t-e),f=-(n+s)/(n-s),m,y;if(l)m=1/(o-r),y=o/(o-r);else if(a===$n)m=-2/(o-r),y=-(o+r)/(o-r);else if(a===Yr)m=-1/(o-r),y=-r/(o-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=u,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=m,c[14]=y,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<16;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}},Er=new R,ii=new se,Sv=new R(0,0,0),Mv=new R(1,1,1),ms=new R,xl=new R,Bn=new R,ig=new se,sg=new pt,gi=class i{constructor(e=0,t=0,n=0,s=i.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=n,this._order=s}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,s=this._order){return this._x=e,this._y=t,this._z=n,this._order=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let s=e.elements,r=s[0],o=s[4],a=s[8],l=s[1],c=s[5],h=s[9],u=s[2],d=s[6],f=s[10];switch(t){case"XYZ":this._y=Math.asin(Be(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-h,f),this._z=Math.atan2(-o,r)):(this._x=Math.atan2(d,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Be(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-u,r),this._z=0);break;case"ZXY":this._x=Math.asin(Be(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-u,f),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-Be(u,-1,1)),Math.abs(u)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin(Be(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-h,c),this._y=Math.atan2(-u,r)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-Be(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(a,r)):(this._x=Math.atan2(-h,f),this._y=0);break;default:Re("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return ig.makeRotationFromQuaternion(e),this.setFromRotationMatrix(ig,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return sg.setFromEuler(this),this.setFromQuaternion(sg,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};gi.DEFAULT_ORDER="XYZ";var ta=class{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}},Tv=0,rg=new R,Rr=new pt,Ui=new se,_l=new R,Uo=new R,Av=new R,Ev=new pt,og=new R(1,0,0),ag=new R(0,1,0),lg=new R(0,0,1),cg={type:"added"},Rv={type:"removed"},Cr={type:"childadded",child:null},Ju={type:"childremoved",child:null},Ct=class i extends ai{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:Tv++}),this.uuid=Mi(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=i.DEFAULT_UP.clone();let e=new R,t=new gi,n=new pt,s=new R(1,1,1);function r(){n.setFromEuler(t,!1)}function o(){t.setFromQuaternion(n,void 0,!1)}t._onChange(r),n._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:s},modelViewMatrix:{value:new se},normalMatrix:{value:new Fe}}),this.matrix=new se,this.matrixWorld=new se,this.matrixAutoUpdate=i.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=i.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new ta,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return Rr.setFromAxisAngle(e,t),this.quaternion.multiply(Rr),this}rotateOnWorldAxis(e,t){return Rr.setFromAxisAngle(e,t),this.quaternion.premultiply(Rr),this}rotateX(e){return this.rotateOnAxis(og,e)}rotateY(e){return this.rotateOnAxis(ag,e)}rotateZ(e){return this.rotateOnAxis(lg,e)}translateOnAxis(e,t){return rg.copy(e).applyQuaternion(this.quaternion),this.position.add(rg.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(og,e)}translateY(e){return this.translateOnAxis(ag,e)}translateZ(e){return this.translateOnAxis(lg,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(Ui.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?_l.copy(e):_l.set(e,t,n);let s=this.parent;this.updateWorldMatrix(!0,!1),Uo.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?Ui.lookAt(Uo,_l,this.up):Ui.lookAt(_l,Uo,this.up),this.quaternion.setFromRotationMatrix(Ui),s&&(Ui.extractRotation(s.matrixWorld),Rr.setFromRotationMatrix(Ui),this.quaternion.premultiply(Rr.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(Ne("Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(cg),Cr.child=e,this.dispatchEvent(Cr),Cr.child=null):Ne("Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(Rv),Ju.child=e,this.dispatchEvent(Ju),Ju.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),Ui.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),Ui.multiply(e.parent.matrixWorld)),e.applyMatrix4(Ui),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(cg),Cr.child=e,this.dispatchEvent(Cr),Cr.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,s=this.children.length;n<s;n++){let o=this.children[n].getObjectByProperty(e,t);if(o!==void 0)return o}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let s=this.children;for(let r=0,o=s.length;r<o;r++)s[r].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Uo,e,Av),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Uo,Ev,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,s=e.z,r=this.matrix.elements;r[12]+=t-r[0]*t-r[4]*n-r[8]*s,r[13]+=n-r[1]*t-r[5]*n-r[9]*s,r[14]+=s-r[2]*t-r[6]*n-r[10]*s}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let s=this.parent;if(e===!0&&s!==null&&s.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let r=this.children;for(let o=0,a=r.length;o<a;o++)r[o].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e=="string",n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let s={};s.uuid=this.uuid,s.type=this.type,s.name=this.name,s.castShadow=this.castShadow,s.receiveShadow=this.receiveShadow,s.visible=this.visible,s.frustumCulled=this.frustumCulled,s.renderOrder=this.renderOrder,s.static=this.static,s.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(s.userData=this.userData),s.layers=this.layers.mask,s.matrix=this.matrix.toArray(),s.up=this.up.toArray(),this.pivot!==null&&(s.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(s.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(s.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(s.type="InstancedMesh",s.count=this.count,s.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(s.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(s.type="BatchedMesh",s.perObjectFrustumCulled=this.perObjectFrustumCulled,s.sortObjects=this.sortObjects,s.drawRanges=this._drawRanges,s.reservedRanges=this._reservedRanges,s.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),s.instanceInfo=this._instanceInfo.map(a=>({...a})),s.availableInstanceIds=this._availableInstanceIds.slice(),s.availableGeometryIds=this._availableGeometryIds.slice(),s.nextIndexStart=this._nextIndexStart,s.nextVertexStart=this._nextVertexStart,s.geometryCount=this._geometryCount,s.maxInstanceCount=this._maxInstanceCount,s.maxVertexCount=this._maxVertexCount,s.maxIndexCount=this._maxIndexCount,s.geometryInitialized=this._geometryInitialized,s.matricesTexture=this._matricesTexture.toJSON(e),s.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(s.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(s.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(s.boundingBox=this.boundingBox.toJSON()));function r(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(e)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?s.background=this.background.toJSON():this.background.isTexture&&(s.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(s.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){s.geometry=r(e.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let l=a.shapes;if(Array.isArray(l))for(let c=0,h=l.length;c<h;c++){let u=l[c];r(e.shapes,u)}else r(e.shapes,l)}}if(this.isSkinnedMesh&&(s.bindMode=this.bindMode,s.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(e.skeletons,this.skeleton),s.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(r(e.materials,this.material[l]));s.material=a}else s.material=r(e.materials,this.material);if(this.children.length>0){s.children=[];for(let a=0;a<this.children.length;a++)s.children.push(this.children[a].toJSON(e).object)}if(this.animations.length>0){s.animations=[];for(let a=0;a<this.animations.length;a++){let l=this.animations[a];s.animations.push(r(e.animations,l))}}if(t){let a=o(e.geometries),l=o(e.materials),c=o(e.textures),h=o(e.images),u=o(e.shapes),d=o(e.skeletons),f=o(e.animations),m=o(e.nodes);a.length>0&&(n.geometries=a),l.length>0&&(n.materials=l),c.length>0&&(n.textures=c),h.length>0&&(n.images=h),u.length>0&&(n.shapes=u),d.length>0&&(n.skeletons=d),f.length>0&&(n.animations=f),m.length>0&&(n.nodes=m)}return n.object=s,n;function o(a){let l=[];for(let c in a){let h=a[c];delete h.metadata,l.push(h)}return l}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot!==null?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let n=0;n<e.children.length;n++){let s=e.children[n];this.add(s.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};Ct.DEFAULT_UP=new R(0,1,0);Ct.DEFAULT_MATRIX_AUTO_UPDATE=!0;Ct.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var lt=class extends Ct{constructor(){super(),this.isGroup=!0,this.type="Group"}},Cv={type:"move"},Qr=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new lt,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new lt,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new R,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new R),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new lt,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new R,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new R,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let s=null,r=null,o=null,a=this._targetRay,l=this._grip,c=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(c&&e.hand){o=!0;for(let y of e.hand.values()){let g=t.getJointPose(y,n),p=this._getHandJoint(c,y);g!==null&&(p.matrix.fromArray(g.transform.matrix),p.matrix.decompose(p.position,p.quaternion,p.scale),p.matrixWorldNeedsUpdate=!0,p.jointRadius=g.radius),p.visible=g!==null}let h=c.joints["index-finger-tip"],u=c.joints["thumb-tip"],d=h.position.distanceTo(u.position),f=.02,m=.005;c.inputState.pinching&&d>f+m?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!c.inputState.pinching&&d<=f-m&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else l!==null&&e.gripSpace&&(r=t.getPose(e.gripSpace,n),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:e,target:this})));a!==null&&(s=t.getPose(e.targetRaySpace,n),s===null&&r!==null&&(s=r),s!==null&&(a.matrix.fromArray(s.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,s.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(s.linearVelocity)):a.hasLinearVelocity=!1,s.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(s.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(Cv)))}return a!==null&&(a.visible=s!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new lt;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},Tb={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},gs={h:0,s:0,l:0},yl={h:0,s:0,l:0};function $u(i,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?i+(e-i)*6*t:t<1/2?e:t<2/3?i+(e-i)*6*(2/3-t):i}var Ee=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let s=e;s&&s.isColor?this.copy(s):typeof s=="number"?this.setHex(s):typeof s=="string"&&this.setStyle(s)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=at){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,Xe.colorSpaceToWorking(this,t),this}setRGB(e,t,n,s=Xe.workingColorSpace){return this.r=e,this.g=t,this.b=n,Xe.colorSpaceToWorking(this,s),this}setHSL(e,t,n,s=Xe.workingColorSpace){if(e=nf(e,1),t=Be(t,0,1),n=Be(n,0,1),t===0)this.r=this.g=this.b=n;else{let r=n<=.5?n*(1+t):n+t-n*t,o=2*n-r;this.r=$u(o,r,e+1/3),this.g=$u(o,r,e),this.b=$u(o,r,e-1/3)}return Xe.colorSpaceToWorking(this,s),this}setStyle(e,t=at){function n(r){r!==void 0&&parseFloat(r)<1&&Re("Color: Alpha component of "+e+" will be ignored.")}let s;if(s=/^(\w+)\(([^\)]*)\)/.exec(e)){let r,o=s[1],a=s[2];switch(o){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,t);if(r=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setRGB(Math.min(100,parseFloat(r[1]))/100,Math.min(100,parseFloat(r[2]))/100,Math.min(100,parseFloat(r[3]))/100,t);break;case"hsl":case"hsla":if(r=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return n(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,t);break;default:Re("Color: Unknown color model "+e)}}else if(s=/^\#([A-Fa-f\d]+)$/.exec(e)){let r=s[1],o=r.length;if(o===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(o===6)return this.setHex(parseInt(r,16),t);Re("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=at){let n=Tb[e.toLowerCase()];return n!==void 0?this.setHex(n,t):Re("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=Wi(e.r),this.g=Wi(e.g),this.b=Wi(e.b),this}copyLinearToSRGB(e){return this.r=Xr(e.r),this.g=Xr(e.g),this.b=Xr(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=at){return Xe.workingToColorSpace(yn.copy(this),e),Math.round(Be(yn.r*255,0,255))*65536+Math.round(Be(yn.g*255,0,255))*256+Math.round(Be(yn.b*255,0,255))}getHexString(e=at){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=Xe.workingColorSpace){Xe.workingToColorSpace(yn.copy(this),t);let n=yn.r,s=yn.g,r=yn.b,o=Math.max(n,s,r),a=Math.min(n,s,r),l,c,h=(a+o)/2;if(a===o)l=0,c=0;else{let u=o-a;switch(c=h<=.5?u/(o+a):u/(2-o-a),o){case n:l=(s-r)/u+(s<r?6:0);break;case s:l=(r-n)/u+2;break;case r:l=(n-s)/u+4;break}l/=6}return e.h=l,e.s=c,e.l=h,e}getRGB(e,t=Xe.workingColorSpace){return Xe.workingToColorSpace(yn.copy(this),t),e.r=yn.r,e.g=yn.g,e.b=yn.b,e}getStyle(e=at){Xe.workingToColorSpace(yn.copy(this),e);let t=yn.r,n=yn.g,s=yn.b;return e!==at?`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${s.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(s*255)})`}offsetHSL(e,t,n){return this.getHSL(gs),this.setHSL(gs.h+e,gs.s+t,gs.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(gs),e.getHSL(yl);let n=$o(gs.h,yl.h,t),s=$o(gs.s,yl.s,t),r=$o(gs.l,yl.l,t);return this.setHSL(n,s,r),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,s=this.b,r=e.elements;return this.r=r[0]*t+r[3]*n+r[6]*s,this.g=r[1]*t+r[4]*n+r[7]*s,this.b=r[2]*t+r[5]*n+r[8]*s,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},yn=new Ee;Ee.NAMES=Tb;var na=class extends Ct{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new gi,this.environmentIntensity=1,this.environmentRotation=new gi,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background!==null?e.background.clone():null,this.environment=e.environment!==null?e.environment.clone():null,this.fog=e.fog!==null?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial!==null?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},si=new R,Bi=new R,Zu=new R,zi=new R,Pr=new R,Ir=new R,hg=new R,Qu=new R,ed=new R,td=new R,nd=new Qe,id=new Qe,sd=new Qe,cn=class i{constructor(e=new R,t=new R,n=new R){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,s){s.subVectors(n,t),si.subVectors(e,t),s.cross(si);let r=s.lengthSq();return r>0?s.multiplyScalar(1/Math.sqrt(r)):s.set(0,0,0)}static getBarycoord(e,t,n,s,r){si.subVectors(s,t),Bi.subVectors(n,t),Zu.subVectors(e,t);let o=si.dot(si),a=si.dot(Bi),l=si.dot(Zu),c=Bi.dot(Bi),h=Bi.dot(Zu),u=o*c-a*a;if(u===0)return r.set(0,0,0),null;let d=1/u,f=(c*l-a*h)*d,m=(o*h-a*l)*d;return r.set(1-f-m,m,f)}static containsPoint(e,t,n,s){return this.getBarycoord(e,t,n,s,zi)===null?!1:zi.x>=0&&zi.y>=0&&zi.x+zi.y<=1}static getInterpolation(e,t,n,s,r,o,a,l){return this.getBarycoord(e,t,n,s,zi)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,zi.x),l.addScaledVector(o,zi.y),l.addScaledVector(a,zi.z),l)}static getInterpolatedAttribute(e,t,n,s,r,o){return nd.setScalar(0),id.setScalar(0),sd.setScalar(0),nd.fromBufferAttribute(e,t),id.fromBufferAttribute(e,n),sd.fromBufferAttribute(e,s),o.setScalar(0),o.addScaledVector(nd,r.x),o.addScaledVector(id,r.y),o.addScaledVector(sd,r.z),o}static isFrontFacing(e,t,n,s){return si.subVectors(n,t),Bi.subVectors(e,t),si.cross(Bi).dot(s)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,s){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[s]),this}setFromAttributeAndIndices(e,t,n,s){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,s),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return si.subVectors(this.c,this.b),Bi.subVectors(this.a,this.b),si.cross(Bi).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return i.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return i.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,n,s,r){return i.getInterpolation(e,this.a,this.b,this.c,t,n,s,r)}containsPoint(e){return i.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return i.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,s=this.b,r=this.c,o,a;Pr.subVectors(s,n),Ir.subVectors(r,n),Qu.subVectors(e,n);let l=Pr.dot(Qu),c=Ir.dot(Qu);if(l<=0&&c<=0)return t.copy(n);ed.subVectors(e,s);let h=Pr.dot(ed),u=Ir.dot(ed);if(h>=0&&u<=h)return t.copy(s);let d=l*u-h*c;if(d<=0&&l>=0&&h<=0&&l-h>0)return o=l/(l-h),t.copy(n).addScaledVector(Pr,o);td.subVectors(e,r);let f=Pr.dot(td),m=Ir.dot(td);if(m>=0&&f<=m)return t.copy(r);let y=f*c-l*m;if(y<=0&&c>=0&&m<=0)return a=c/(c-m),t.copy(n).addScaledVector(Ir,a);let g=h*m-f*u;if(g<=0&&u-h>=0&&f-m>=0)return hg.subVectors(r,s),a=(u-h)/(u-h+(f-m)),t.copy(s).addScaledVector(hg,a);let p=1/(g+y+d);return o=y*p,a=d*p,t.copy(n).addScaledVector(Pr,o).addScaledVector(Ir,a)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},nt=class{constructor(e=new R(1/0,1/0,1/0),t=new R(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(ri.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(ri.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=ri.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let r=n.getAttribute("position");if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let o=0,a=r.count;o<a;o++)e.isMesh===!0?e.getVertexPosition(o,ri):ri.fromBufferAttribute(r,o),ri.applyMatrix4(e.matrixWorld),this.expandByPoint(ri);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),vl.copy(e.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),vl.copy(n.boundingBox)),vl.applyMatrix4(e.matrixWorld),this.union(vl)}let s=e.children;for(let r=0,o=s.length;r<o;r++)this.expandByObject(s[r],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,ri),ri.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(Bo),wl.subVectors(this.max,Bo),Lr.subVectors(e.a,Bo),Dr.subVectors(e.b,Bo),Nr.subVectors(e.c,Bo),bs.subVectors(Dr,Lr),xs.subVectors(Nr,Dr),Ys.subVectors(Lr,Nr);let t=[0,-bs.z,bs.y,0,-xs.z,xs.y,0,-Ys.z,Ys.y,bs.z,0,-bs.x,xs.z,0,-xs.x,Ys.z,0,-Ys.x,-bs.y,bs.x,0,-xs.y,xs.x,0,-Ys.y,Ys.x,0];return!rd(t,Lr,Dr,Nr,wl)||(t=[1,0,0,0,1,0,0,0,1],!rd(t,Lr,Dr,Nr,wl))?!1:(Sl.crossVectors(bs,xs),t=[Sl.x,Sl.y,Sl.z],rd(t,Lr,Dr,Nr,wl))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,ri).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(ri).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(Gi[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),Gi[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),Gi[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),Gi[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),Gi[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),Gi[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),Gi[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),Gi[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(Gi),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},Gi=[new R,new R,new R,new R,new R,new R,new R,new R],ri=new R,vl=new nt,Lr=new R,Dr=new R,Nr=new R,bs=new R,xs=new R,Ys=new R,Bo=new R,wl=new R,Sl=new R,Js=new R;function rd(i,e,t,n,s){for(let r=0,o=i.length-3;r<=o;r+=3){Js.fromArray(i,r);let a=s.x*Math.abs(Js.x)+s.y*Math.abs(Js.y)+s.z*Math.abs(Js.z),l=e.dot(Js),c=t.dot(Js),h=n.dot(Js);if(Math.max(-Math.max(l,c,h),Math.min(l,c,h))>a)return!1}return!0}var Ht=new R,Ml=new be,Pv=0,ft=class extends ai{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:Pv++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=n,this.usage=ef,this.updateRanges=[],this.gpuType=Vn,this.version=0,this._normalizationScale=e!==void 0?rh(e):void 0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let s=0,r=this.itemSize;s<r;s++)this.array[e+s]=t.array[n+s];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)Ml.fromBufferAttribute(this,t),Ml.applyMatrix3(e),this.setXY(t,Ml.x,Ml.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)Ht.fromBufferAttribute(this,t),Ht.applyMatrix3(e),this.setXYZ(t,Ht.x,Ht.y,Ht.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)Ht.fromBufferAttribute(this,t),Ht.applyMatrix4(e),this.setXYZ(t,Ht.x,Ht.y,Ht.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)Ht.fromBufferAttribute(this,t),Ht.applyNormalMatrix(e),this.setXYZ(t,Ht.x,Ht.y,Ht.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)Ht.fromBufferAttribute(this,t),Ht.transformDirection(e),this.setXYZ(t,Ht.x,Ht.y,Ht.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,s){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this.array[e+3]=r,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):rf(e,this.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):of(e,this.array)}};var ia=class extends ft{constructor(e,t,n){super(new Uint8Array(e),t,n)}};var sa=class extends ft{constructor(e,t,n){super(new Uint16Array(e),t,n)}};var ra=class extends ft{constructor(e,t,n){super(new Uint32Array(e),t,n)}};var He=class extends ft{constructor(e,t,n){super(new Float32Array(e),t,n)}},Iv=new nt,zo=new R,od=new R,on=class{constructor(e=new R,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t!==void 0?n.copy(t):Iv.setFromPoints(e).getCenter(n);let s=0;for(let r=0,o=e.length;r<o;r++)s=Math.max(s,n.distanceToSquared(e[r]));return this.radius=Math.sqrt(s),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;zo.subVectors(e,this.center);let t=zo.lengthSq();if(t>this.radius*this.radius){let n=Math.sqrt(t),s=(n-this.radius)*.5;this.center.addScaledVector(zo,s/n),this.radius+=s}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(od.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(zo.copy(e.center).add(od)),this.expandByPoint(zo.copy(e.center).sub(od))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},Lv=0,Jn=new se,ad=new Ct,Fr=new R,zn=new nt,Go=new nt,rn=new R,et=class i extends ai{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:Lv++}),this.uuid=Mi(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(iv(e)?ra:sa)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let r=new Fe().getNormalMatrix(e);n.applyNormalMatrix(r),n.needsUpdate=!0}let s=this.attributes.tangent;return s!==void 0&&(s.transformDirection(e),s.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return Jn.makeRotationFromQuaternion(e),this.applyMatrix4(Jn),this}rotateX(e){return Jn.makeRotationX(e),this.applyMatrix4(Jn),this}rotateY(e){return Jn.makeRotationY(e),this.applyMatrix4(Jn),this}rotateZ(e){return Jn.makeRotationZ(e),this.applyMatrix4(Jn),this}translate(e,t,n){return Jn.makeTranslation(e,t,n),this.applyMatrix4(Jn),this}scale(e,t,n){return Jn.makeScale(e,t,n),this.applyMatrix4(Jn),this}lookAt(e){return ad.lookAt(e),ad.updateMatrix(),this.applyMatrix4(ad.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Fr).negate(),this.translate(Fr.x,Fr.y,Fr.z),this}setFromPoints(e){let t=this.getAttribute("position");if(t===void 0){let n=[];for(let s=0,r=e.length;s<r;s++){let o=e[s];n.push(o.x,o.y,o.z||0)}this.setAttribute("position",new He(n,3))}else{let n=Math.min(e.length,t.count);for(let s=0;s<n;s++){let r=e[s];t.setXYZ(s,r.x,r.y,r.z||0)}e.length>t.count&&Re("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new nt);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ne("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new R(-1/0,-1/0,-1/0),new R(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let n=0,s=t.length;n<s;n++){let r=t[n];zn.setFromBufferAttribute(r),this.morphTargetsRelative?(rn.addVectors(this.boundingBox.min,zn.min),this.boundingBox.expandByPoint(rn),rn.addVectors(this.boundingBox.max,zn.max),this.boundingBox.expandByPoint(rn)):(this.boundingBox.expandByPoint(zn.min),this.boundingBox.expandByPoint(zn.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Ne('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new on);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Ne("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new R,1/0);return}if(e){let n=this.boundingSphere.center;if(zn.setFromBufferAttribute(e),t)for(let r=0,o=t.length;r<o;r++){let a=t[r];Go.setFromBufferAttribute(a),this.morphTargetsRelative?(rn.addVectors(zn.min,Go.min),zn.expandByPoint(rn),rn.addVectors(zn.max,Go.max),zn.expandByPoint(rn)):(zn.expandByPoint(Go.min),zn.expandByPoint(Go.max))}zn.getCenter(n);let s=0;for(let r=0,o=e.count;r<o;r++)rn.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(rn));if(t)for(let r=0,o=t.length;r<o;r++){let a=t[r],l=this.morphTargetsRelative;for(let c=0,h=a.count;c<h;c++)rn.fromBufferAttribute(a,c),l&&(Fr.fromBufferAttribute(e,c),rn.add(Fr)),s=Math.max(s,n.distanceToSquared(rn))}this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&Ne('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){Ne("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=t.position,s=t.normal,r=t.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==n.count)&&(o=new ft(new Float32Array(4*n.count),4),this.setAttribute("tangent",o));let a=[],l=[],c=new Uint8Array(n.count);for(let P=0;P<n.count;P++)a[P]=new R,l[P]=new R;let h=new R,u=new R,d=new R,f=new be,m=new be,y=new be,g=new R,p=new R;function b(P,E,D){c[P]=c[E]=c[D]=1,h.fromBufferAttribute(n,P),u.fromBufferAttribute(n,E),d.fromBufferAttribute(n,D),f.fromBufferAttribute(r,P),m.fromBufferAttribute(r,E),y.fromBufferAttribute(r,D),u.sub(h),d.sub(h),m.sub(f),y.sub(f);let L=1/(m.x*y.y-y.x*m.y);isFinite(L)&&(g.copy(u).multiplyScalar(y.y).addScaledVector(d,-m.y).multiplyScalar(L),p.copy(d).multiplyScalar(m.x).addScaledVector(u,-y.x).multiplyScalar(L),a[P].add(g),a[E].add(g),a[D].add(g),l[P].add(p),l[E].add(p),l[D].add(p))}let v=this.groups;v.length===0&&(v=[{start:0,count:e.count}]);for(let P=0,E=v.length;P<E;++P){let D=v[P],L=D.start,k=D.count;for(let F=L,z=L+k;F<z;F+=3)b(e.getX(F+0),e.getX(F+1),e.getX(F+2))}let _=new R,S=new R,T=new R,x=new R;function M(P){T.fromBufferAttribute(s,P),x.copy(T);let E=a[P];_.copy(E),_.sub(T.multiplyScalar(T.dot(E))).normalize(),S.crossVectors(x,E);let L=S.dot(l[P])<0?-1:1;o.setXYZW(P,_.x,_.y,_.z,L)}for(let P=0,E=n.count;P<E;++P)c[P]&&M(P);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(t!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==t.count)n=new ft(new Float32Array(t.count*3),3),this.setAttribute("normal",n);else for(let d=0,f=n.count;d<f;d++)n.setXYZ(d,0,0,0);let s=new R,r=new R,o=new R,a=new R,l=new R,c=new R,h=new R,u=new R;if(e)for(let d=0,f=e.count;d<f;d+=3){let m=e.getX(d+0),y=e.getX(d+1),g=e.getX(d+2);s.fromBufferAttribute(t,m),r.fromBufferAttribute(t,y),o.fromBufferAttribute(t,g),h.subVectors(o,r),u.subVectors(s,r),h.cross(u),a.fromBufferAttribute(n,m),l.fromBufferAttribute(n,y),c.fromBufferAttribute(n,g),a.add(h),l.add(h),c.add(h),n.setXYZ(m,a.x,a.y,a.z),n.setXYZ(y,l.x,l.y,l.z),n.setXYZ(g,c.x,c.y,c.z)}else for(let d=0,f=t.count;d<f;d+=3)s.fromBufferAttribute(t,d+0),r.fromBufferAttribute(t,d+1),o.fromBufferAttribute(t,d+2),h.subVectors(o,r),u.subVectors(s,r),h.cross(u),n.setXYZ(d+0,h.x,h.y,h.z),n.setXYZ(d+1,h.x,h.y,h.z),n.setXYZ(d+2,h.x,h.y,h.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)rn.fromBufferAttribute(e,t),rn.normalize(),e.setXYZ(t,rn.x,rn.y,rn.z)}toNonIndexed(){function e(a,l){let c=a.array,h=a.itemSize,u=a.normalized,d=new c.constructor(l.length*h),f=0,m=0;for(let y=0,g=l.length;y<g;y++){a.isInterleavedBufferAttribute?f=l[y]*a.data.stride+a.offset:f=l[y]*h;for(let p=0;p<h;p++)d[m++]=c[f++]}return new ft(d,h,u)}if(this.index===null)return Re("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let t=new i,n=this.index.array,s=this.attributes;for(let a in s){let l=s[a],c=e(l,n);t.setAttribute(a,c)}let r=this.morphAttributes;for(let a in r){let l=[],c=r[a];for(let h=0,u=c.length;h<u;h++){let d=c[h],f=e(d,n);l.push(f)}t.morphAttributes[a]=l}t.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,l=o.length;a<l;a++){let c=o[a];t.addGroup(c.start,c.count,c.materialIndex)}return t}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(e[c]=l[c]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let l in n){let c=n[l];e.data.attributes[l]=c.toJSON(e.data)}let s={},r=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],h=[];for(let u=0,d=c.length;u<d;u++){let f=c[u];h.push(f.toJSON(e.data))}h.length>0&&(s[l]=h,r=!0)}r&&(e.data.morphAttributes=s,e.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(e.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(e.data.boundingSphere=a.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let s=e.attributes;for(let c in s){let h=s[c];this.setAttribute(c,h.clone(t))}let r=e.morphAttributes;for(let c in r){let h=[],u=r[c];for(let d=0,f=u.length;d<f;d++)h.push(u[d].clone(t));this.morphAttributes[c]=h}this.morphTargetsRelative=e.morphTargetsRelative;let o=e.groups;for(let c=0,h=o.length;c<h;c++){let u=o[c];this.addGroup(u.start,u.count,u.materialIndex)}let a=e.boundingBox;a!==null&&(this.boundingBox=a.clone());let l=e.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},ws=class{constructor(e,t){this.isInterleavedBuffer=!0,this.array=e,this.stride=t,this.count=e!==void 0?e.length/t:0,this.usage=ef,this.updateRanges=[],this.version=0,this.uuid=Mi()}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.array=new e.array.constructor(e.array),this.count=e.count,this.stride=e.stride,this.usage=e.usage,this}copyAt(e,t,n){e*=this.stride,n*=t.stride;for(let s=0,r=this.stride;s<r;s++)this.array[e+s]=t.array[n+s];return this}set(e,t=0){return this.array.set(e,t),this}clone(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=ug(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=this.array.slice(0).buffer);let n=new this.array.constructor(e.arrayBuffers[t]),s=new this.constructor(n,this.stride);return s.setUsage(this.usage),s}onUpload(e){return this.onUploadCallback=e,this}toJSON(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=ug(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:t,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function ug(i){return i.buffer._uuid===void 0&&(i.buffer._uuid=Mi()),i.byteOffset===0&&i.byteLength===i.buffer.byteLength?i.buffer._uuid:i.buffer._uuid+":"+i.byteOffset+":"+i.byteLength}var Rn=new R,wn=class i{constructor(e,t,n,s=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=e,this.itemSize=t,this.offset=n,this.normalized=s,this._normalizationScale=e!==void 0?rh(e.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(e){this.data.needsUpdate=e}applyMatrix4(e){for(let t=0,n=this.data.count;t<n;t++)Rn.fromBufferAttribute(this,t),Rn.applyMatrix4(e),this.setXYZ(t,Rn.x,Rn.y,Rn.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)Rn.fromBufferAttribute(this,t),Rn.applyNormalMatrix(e),this.setXYZ(t,Rn.x,Rn.y,Rn.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)Rn.fromBufferAttribute(this,t),Rn.transformDirection(e),this.setXYZ(t,Rn.x,Rn.y,Rn.z);return this}getComponent(e,t){let n=this.array[e*this.data.stride+this.offset+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.data.array[e*this.data.stride+this.offset+t]=n,this}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset]=t,this}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+1]=t,this}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+2]=t,this}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+3]=t,this}getX(e){let t=this.data.array[e*this.data.stride+this.offset];return this.normalized&&(t=this._denormalize(t)),t}getY(e){let t=this.data.array[e*this.data.stride+this.offset+1];return this.normalized&&(t=this._denormalize(t)),t}getZ(e){let t=this.data.array[e*this.data.stride+this.offset+2];return this.normalized&&(t=this._denormalize(t)),t}getW(e){let t=this.data.array[e*this.data.stride+this.offset+3];return this.normalized&&(t=this._denormalize(t)),t}setXY(e,t,n){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.data.array[e+0]=t,this.data.array[e+1]=n,this}setXYZ(e,t,n,s){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this.data.array[e+3]=r,this}clone(e){if(e===void 0){Qo("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return new ft(new this.array.constructor(t),this.itemSize,this.normalized)}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.clone(e)),new i(e.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(e){if(e===void 0){Qo("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:t,normalized:this.normalized}}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.toJSON(e)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):rf(e,this.data.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):of(e,this.data.array)}},ld=new R,Dv=new R,Nv=new Fe,jt=class{constructor(e=new R(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,s){return this.normal.set(e,t,n),this.constant=s,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let s=ld.subVectors(n,t).cross(Dv.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(s,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let s=e.delta(ld),r=this.normal.dot(s);if(r===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let o=-(e.start.dot(this.normal)+this.constant)/r;return n===!0&&(o<0||o>1)?null:t.copy(e.start).addScaledVector(s,o)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||Nv.getNormalMatrix(e),s=this.coplanarPoint(ld).applyMatrix4(e),r=this.normal.applyMatrix3(n).normalize();return this.constant=-s.dot(r),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},Fv=0,Sn=class extends ai{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:Fv++}),this.uuid=Mi(),this.name="",this.type="Material",this.blending=ao,this.side=In,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=Nd,this.blendDst=Fd,this.blendEquation=dr,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ee(0,0,0),this.blendAlpha=0,this.depthFunc=jr,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=mb,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=Kl,this.stencilZFail=Kl,this.stencilZPass=Kl,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){Re(`Material: parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Re(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}s&&s.isColor?s.set(n):s&&s.isVector2&&n&&n.isVector2||s&&s.isEuler&&n&&n.isEuler||s&&s.isVector3&&n&&n.isVector3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(r=>r.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function s(r){let o=[];for(let a in r){let l=r[a];delete l.metadata,o.push(l)}return o}if(t){let r=s(e.textures),o=s(e.images);r.length>0&&(n.textures=r),o.length>0&&(n.images=o)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Ee().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(n=>new jt().fromJSON(n))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(typeof e.vertexColors=="number"?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let n=e.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new be().fromArray(n)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new be().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let s=t.length;n=new Array(s);for(let r=0;r!==s;++r)n[r]=t[r].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}},eo=class extends Sn{constructor(e){super(),this.isSpriteMaterial=!0,this.type="SpriteMaterial",this.color=new Ee(16777215),this.map=null,this.alphaMap=null,this.rotation=0,this.sizeAttenuation=!0,this.transparent=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.rotation=e.rotation,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},Or,Vo=new R,kr=new R,Ur=new R,Br=new be,Ho=new be,Ab=new se,Tl=new R,Wo=new R,Al=new R,dg=new be,cd=new be,fg=new be,oa=class extends Ct{constructor(e=new eo){if(super(),this.isSprite=!0,this.type="Sprite",Or===void 0){Or=new et;let t=new Float32Array([-.5,-.5,0,0,0,.5,-.5,0,1,0,.5,.5,0,1,1,-.5,.5,0,0,1]),n=new ws(t,5);Or.setIndex([0,1,2,0,2,3]),Or.setAttribute("position",new wn(n,3,0,!1)),Or.setAttribute("uv",new wn(n,2,3,!1))}this.geometry=Or,this.material=e,this.center=new be(.5,.5),this.count=1}intersectsFrustum(e){return e.intersectsSprite(this)}raycast(e,t){e.camera===null&&Ne('Sprite: "Raycaster.camera" needs to be set in order to raycast against sprites.'),kr.setFromMatrixScale(this.matrixWorld),Ab.copy(e.camera.matrixWorld),this.modelViewMatrix.multiplyMatrices(e.camera.matrixWorldInverse,this.matrixWorld),Ur.setFromMatrixPosition(this.modelViewMatrix),e.camera.isPerspectiveCamera&&this.material.sizeAttenuation===!1&&kr.multiplyScalar(-Ur.z);let n=this.material.rotation,s,r;n!==0&&(r=Math.cos(n),s=Math.sin(n));let o=this.center;El(Tl.set(-.5,-.5,0),Ur,o,kr,s,r),El(Wo.set(.5,-.5,0),Ur,o,kr,s,r),El(Al.set(.5,.5,0),Ur,o,kr,s,r),dg.set(0,0),cd.set(1,0),fg.set(1,1);let a=e.ray.intersectTriangle(Tl,Wo,Al,!1,Vo);if(a===null&&(El(Wo.set(-.5,.5,0),Ur,o,kr,s,r),cd.set(0,1),a=e.ray.intersectTriangle(Tl,Al,Wo,!1,Vo),a===null))return;let l=e.ray.origin.distanceTo(Vo);l<e.near||l>e.far||t.push({distance:l,point:Vo.clone(),uv:cn.getInterpolation(Vo,Tl,Wo,Al,dg,cd,fg,new be),face:null,object:this})}copy(e,t){return super.copy(e,t),e.center!==void 0&&this.center.copy(e.center),this.material=e.material,this}toJSON(e){let t=super.toJSON(e);return t.object.center=this.center.toArray(),t}};function El(i,e,t,n,s,r){Br.subVectors(i,t).addScalar(.5).multiply(n),s!==void 0?(Ho.x=r*Br.x-s*Br.y,Ho.y=s*Br.x+r*Br.y):Ho.copy(Br),i.copy(e),i.x+=Ho.x,i.y+=Ho.y,i.applyMatrix4(Ab)}var Vi=new R,hd=new R,Rl=new R,Cl=new R,Mn=class{constructor(e=new R,t=new R(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,Vi)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=Vi.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(Vi.copy(this.origin).addScaledVector(this.direction,t),Vi.distanceToSquared(e))}distanceSqToSegment(e,t,n,s){hd.copy(e).add(t).multiplyScalar(.5),Rl.copy(t).sub(e).normalize(),Cl.copy(this.origin).sub(hd);let r=e.distanceTo(t)*.5,o=-this.direction.dot(Rl),a=Cl.dot(this.direction),l=-Cl.dot(Rl),c=Cl.lengthSq(),h=Math.abs(1-o*o),u,d,f,m;if(h>0)if(u=o*l-a,d=o*a-l,m=r*h,u>=0)if(d>=-m)if(d<=m){let y=1/h;u*=y,d*=y,f=u*(u+o*d+2*a)+d*(o*u+d+2*l)+c}else d=r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d=-r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;else d<=-m?(u=Math.max(0,-(-o*r+a)),d=u>0?-r:Math.min(Math.max(-r,-l),r),f=-u*u+d*(d+2*l)+c):d<=m?(u=0,d=Math.min(Math.max(-r,-l),r),f=d*(d+2*l)+c):(u=Math.max(0,-(o*r+a)),d=u>0?r:Math.min(Math.max(-r,-l),r),f=-u*u+d*(d+2*l)+c);else d=o>0?-r:r,u=Math.max(0,-(o*d+a)),f=-u*u+d*(d+2*l)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,u),s&&s.copy(hd).addScaledVector(Rl,d),f}intersectSphere(e,t){if(e.radius<0)return null;Vi.subVectors(e.center,this.origin);let n=Vi.dot(this.direction),s=Vi.dot(Vi)-n*n,r=e.radius*e.radius;if(s>r)return null;let o=Math.sqrt(r-s),a=n-o,l=n+o;return l<0?null:a<0?this.at(l,t):this.at(a,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,s,r,o,a,l,c=1/this.direction.x,h=1/this.direction.y,u=1/this.direction.z,d=this.origin;return c>=0?(n=(e.min.x-d.x)*c,s=(e.max.x-d.x)*c):(n=(e.max.x-d.x)*c,s=(e.min.x-d.x)*c),h>=0?(r=(e.min.y-d.y)*h,o=(e.max.y-d.y)*h):(r=(e.max.y-d.y)*h,o=(e.min.y-d.y)*h),n>o||r>s||((r>n||isNaN(n))&&(n=r),(o<s||isNaN(s))&&(s=o),u>=0?(a=(e.min.z-d.z)*u,l=(e.max.z-d.z)*u):(a=(e.max.z-d.z)*u,l=(e.min.z-d.z)*u),n>l||a>s)||((a>n||n!==n)&&(n=a),(l<s||s!==s)&&(s=l),s<0)?null:this.at(n>=0?n:s,t)}intersectsBox(e){return this.intersectBox(e,Vi)!==null}intersectTriangle(e,t,n,s,r){let o=this.origin,a=this.direction,l=a.x,c=a.y,h=a.z,u=e.x-o.x,d=e.y-o.y,f=e.z-o.z,m=t.x-o.x,y=t.y-o.y,g=t.z-o.z,p=n.x-o.x,b=n.y-o.y,v=n.z-o.z,_=Math.abs(l),S=Math.abs(c),T=Math.abs(h),x,M,P,E,D,L,k,F,z,W,q,ne;if(_>=S&&_>=T?(P=l,L=u,z=m,ne=p,l>=0?(x=c,M=h,E=d,D=f,k=y,F=g,W=b,q=v):(x=h,M=c,E=f,D=d,k=g,F=y,W=v,q=b)):S>=T?(P=c,L=d,z=y,ne=b,c>=0?(x=h,M=l,E=f,D=u,k=g,F=m,W=v,q=p):(x=l,M=h,E=u,D=f,k=m,F=g,W=p,q=v)):(P=h,L=f,z=g,ne=v,h>=0?(x=l,M=c,E=u,D=d,k=m,F=y,W=p,q=b):(x=c,M=l,E=d,D=u,k=y,F=m,W=b,q=p)),P===0)return null;let j=x/P,ee=M/P,te=1/P,we=E-j*L,Oe=D-ee*L,$=k-j*z,de=F-ee*z,ve=W-j*ne,Ie=q-ee*ne,xe=ve*de-Ie*$,ke=we*Ie-Oe*ve,kt=$*Oe-de*we;if(s){if(xe<0||ke<0||kt<0)return null}else if((xe<0||ke<0||kt<0)&&(xe>0||ke>0||kt>0))return null;let Le=xe+ke+kt;if(Le===0)return null;let st=te*(xe*L+ke*z+kt*ne);return(Le>0?st<0:st>0)?null:this.at(st/Le,r)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Pt=class extends Sn{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ee(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new gi,this.combine=_c,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},pg=new se,$s=new Mn,Pl=new on,mg=new R,Il=new R,Ll=new R,Dl=new R,ud=new R,Nl=new R,gg=new R,Fl=new R,Ke=class extends Ct{constructor(e=new et,t=new Pt){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){let a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}getVertexPosition(e,t){let n=this.geometry,s=n.attributes.position,r=n.morphAttributes.position,o=n.morphTargetsRelative;t.fromBufferAttribute(s,e);let a=this.morphTargetInfluences;if(r&&a){Nl.set(0,0,0);for(let l=0,c=r.length;l<c;l++){let h=a[l],u=r[l];h!==0&&(ud.fromBufferAttribute(u,e),o?Nl.addScaledVector(ud,h):Nl.addScaledVector(ud.sub(t),h))}t.add(Nl)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.material,r=this.matrixWorld;s!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),Pl.copy(n.boundingSphere),Pl.applyMatrix4(r),$s.copy(e.ray).recast(e.near),!(Pl.containsPoint($s.origin)===!1&&($s.intersectSphere(Pl,mg)===null||$s.origin.distanceToSquared(mg)>(e.far-e.near)**2))&&(pg.copy(r).invert(),$s.copy(e.ray).applyMatrix4(pg),!(n.boundingBox!==null&&$s.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(e,t,$s)))}_computeIntersections(e,t,n){let s,r=this.geometry,o=this.material,a=r.index,l=r.attributes.position,c=r.attributes.uv,h=r.attributes.uv1,u=r.attributes.normal,d=r.groups,f=r.drawRange;if(a!==null)if(Array.isArray(o))for(let m=0,y=d.length;m<y;m++){let g=d[m],p=o[g.materialIndex],b=Math.max(g.start,f.start),v=Math.min(a.count,Math.min(g.start+g.count,f.start+f.count));for(let _=b,S=v;_<S;_+=3){let T=a.getX(_),x=a.getX(_+1),M=a.getX(_+2);s=Ol(this,p,e,n,c,h,u,T,x,M),s&&(s.faceIndex=Math.floor(_/3),s.face.materialIndex=g.materialIndex,t.push(s))}}else{let m=Math.max(0,f.start),y=Math.min(a.count,f.start+f.count);for(let g=m,p=y;g<p;g+=3){let b=a.getX(g),v=a.getX(g+1),_=a.getX(g+2);s=Ol(this,o,e,n,c,h,u,b,v,_),s&&(s.faceIndex=Math.floor(g/3),t.push(s))}}else if(l!==void 0)if(Array.isArray(o))for(let m=0,y=d.length;m<y;m++){let g=d[m],p=o[g.materialIndex],b=Math.max(g.start,f.start),v=Math.min(l.count,Math.min(g.start+g.count,f.start+f.count));for(let _=b,S=v;_<S;_+=3){let T=_,x=_+1,M=_+2;s=Ol(this,p,e,n,c,h,u,T,x,M),s&&(s.faceIndex=Math.floor(_/3),s.face.materialIndex=g.materialIndex,t.push(s))}}else{let m=Math.max(0,f.start),y=Math.min(l.count,f.start+f.count);for(let g=m,p=y;g<p;g+=3){let b=g,v=g+1,_=g+2;s=Ol(this,o,e,n,c,h,u,b,v,_),s&&(s.faceIndex=Math.floor(g/3),t.push(s))}}}};function Ov(i,e,t,n,s,r,o,a){let l;if(e.side===un?l=n.intersectTriangle(o,r,s,!0,a):l=n.intersectTriangle(s,r,o,e.side===In,a),l===null)return null;Fl.copy(a),Fl.applyMatrix4(i.matrixWorld);let c=t.ray.origin.distanceTo(Fl);return c<t.near||c>t.far?null:{distance:c,point:Fl.clone(),object:i}}function Ol(i,e,t,n,s,r,o,a,l,c){i.getVertexPosition(a,Il),i.getVertexPosition(l,Ll),i.getVertexPosition(c,Dl);let h=Ov(i,e,t,n,Il,Ll,Dl,gg);if(h){let u=new R;cn.getBarycoord(gg,Il,Ll,Dl,u),s&&(h.uv=cn.getInterpolatedAttribute(s,a,l,c,u,new be)),r&&(h.uv1=cn.getInterpolatedAttribute(r,a,l,c,u,new be)),o&&(h.normal=cn.getInterpolatedAttribute(o,a,l,c,u,new R),h.normal.dot(n.direction)>0&&h.normal.multiplyScalar(-1));let d={a,b:l,c,normal:new R,materialIndex:0};cn.getNormal(Il,Ll,Dl,d.normal),h.face=d,h.barycoord=u}return h}var qo=new Qe,bg=new Qe,xg=new Qe,kv=new Qe,_g=new se,kl=new R,dd=new on,yg=new se,fd=new Mn,aa=class extends Ke{constructor(e,t){super(e,t),this.isSkinnedMesh=!0,this.type="SkinnedMesh",this.bindMode=xd,this.bindMatrix=new se,this.bindMatrixInverse=new se,this.boundingBox=null,this.boundingSphere=null}computeBoundingBox(){let e=this.geometry;this.boundingBox===null&&(this.boundingBox=new nt),this.boundingBox.makeEmpty();let t=e.getAttribute("position");for(let n=0;n<t.count;n++)this.getVertexPosition(n,kl),this.boundingBox.expandByPoint(kl)}computeBoundingSphere(){let e=this.geometry;this.boundingSphere===null&&(this.boundingSphere=new on),this.boundingSphere.makeEmpty();let t=e.getAttribute("position");for(let n=0;n<t.count;n++)this.getVertexPosition(n,kl),this.boundingSphere.expandByPoint(kl)}copy(e,t){return super.copy(e,t),this.bindMode=e.bindMode,this.bindMatrix.copy(e.bindMatrix),this.bindMatrixInverse.copy(e.bindMatrixInverse),this.skeleton=e.skeleton,this.boundingBox=e.boundingBox!==null?e.boundingBox.clone():null,this.boundingSphere=e.boundingSphere!==null?e.boundingSphere.clone():null,this}raycast(e,t){let n=this.material,s=this.matrixWorld;n!==void 0&&(this.boundingSphere===null&&this.computeBoundingSphere(),dd.copy(this.boundingSphere),dd.applyMatrix4(s),e.ray.intersectsSphere(dd)!==!1&&(yg.copy(s).invert(),fd.copy(e.ray).applyMatrix4(yg),!(this.boundingBox!==null&&fd.intersectsBox(this.boundingBox)===!1)&&this._computeIntersections(e,t,fd)))}getVertexPosition(e,t){return super.getVertexPosition(e,t),this.applyBoneTransform(e,t),t}bind(e,t){this.skeleton=e,t===void 0&&(this.updateMatrixWorld(!0),this.skeleton.calculateInverses(),t=this.matrixWorld),this.bindMatrix.copy(t),this.bindMatrixInverse.copy(t).invert()}pose(){this.skeleton.pose()}normalizeSkinWeights(){let e=new Qe,t=this.geometry.attributes.skinWeight;for(let n=0,s=t.count;n<s;n++){e.fromBufferAttribute(t,n);let r=1/e.manhattanLength();r!==1/0?e.multiplyScalar(r):e.set(1,0,0,0),t.setXYZW(n,e.x,e.y,e.z,e.w)}}updateMatrixWorld(e){super.updateMatrixWorld(e),this.bindMode===xd?this.bindMatrixInverse.copy(this.matrixWorld).invert():this.bindMode===ub?this.bindMatrixInverse.copy(this.bindMatrix).invert():Re("SkinnedMesh: Unrecognized bindMode: "+this.bindMode)}applyBoneTransform(e,t){let n=this.skeleton,s=this.geometry;bg.fromBufferAttribute(s.attributes.skinIndex,e),xg.fromBufferAttribute(s.attributes.skinWeight,e),t.isVector4?(qo.copy(t),t.set(0,0,0,0)):(qo.set(t.x,t.y,t.z,1),t.set(0,0,0)),qo.applyMatrix4(this.bindMatrix);for(let r=0;r<4;r++){let o=xg.getComponent(r);if(o!==0){let a=bg.getComponent(r);_g.multiplyMatrices(n.bones[a].matrixWorld,n.boneInverses[a]),t.addScaledVector(kv.copy(qo).applyMatrix4(_g),o)}}return t.isVector4&&(t.w=qo.w),t.applyMatrix4(this.bindMatrixInverse)}},to=class extends Ct{constructor(){super(),this.isBone=!0,this.type="Bone"}},bi=class extends Yt{constructor(e=null,t=1,n=1,s,r,o,a,l,c=At,h=At,u,d){super(null,o,a,l,c,h,s,r,u,d),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}},vg=new se,Uv=new se,la=class i{constructor(e=[],t=[]){this.uuid=Mi(),this.bones=e.slice(0),this.boneInverses=t,this.boneMatrices=null,this.previousBoneMatrices=null,this.boneTexture=null,this.previousBoneTexture=null,this.init()}init(){let e=this.bones,t=this.boneInverses;if(this.boneMatrices=new Float32Array(e.length*16),t.length===0)this.calculateInverses();else if(e.length!==t.length){Re("Skeleton: Number of inverse bone matrices does not match amount of bones."),this.boneInverses=[];for(let n=0,s=this.bones.length;n<s;n++)this.boneInverses.push(new se)}}calculateInverses(){this.boneInverses.length=0;for(let e=0,t=this.bones.length;e<t;e++){let n=new se;this.bones[e]&&n.copy(this.bones[e].matrixWorld).invert(),this.boneInverses.push(n)}}pose(){for(let e=0,t=this.bones.length;e<t;e++){let n=this.bones[e];n&&n.matrixWorld.copy(this.boneInverses[e]).invert()}for(let e=0,t=this.bones.length;e<t;e++){let n=this.bones[e];n&&(n.parent&&n.parent.isBone?(n.matrix.copy(n.parent.matrixWorld).invert(),n.matrix.multiply(n.matrixWorld)):n.matrix.copy(n.matrixWorld),n.matrix.decompose(n.position,n.quaternion,n.scale))}}update(){let e=this.bones,t=this.boneInverses,n=this.boneMatrices,s=this.boneTexture;for(let r=0,o=e.length;r<o;r++){let a=e[r]?e[r].matrixWorld:Uv;vg.multiplyMatrices(a,t[r]),vg.toArray(n,r*16)}s!==null&&(s.needsUpdate=!0)}clone(){return new i(this.bones,this.boneInverses)}computeBoneTexture(){let e=Math.sqrt(this.bones.length*4);e=Math.ceil(e/4)*4,e=Math.max(e,4);let t=new Float32Array(e*e*4);t.set(this.boneMatrices);let n=new bi(t,e,e,Ln,Vn);return n.needsUpdate=!0,this.boneMatrices=t,this.boneTexture=n,this}getBoneByName(e){for(let t=0,n=this.bones.length;t<n;t++){let s=this.bones[t];if(s.name===e)return s}}dispose(){this.boneTexture!==null&&(this.boneTexture.dispose(),this.boneTexture=null),this.previousBoneTexture!==null&&(this.previousBoneTexture.dispose(),this.previousBoneTexture=null)}fromJSON(e,t){this.uuid=e.uuid;for(let n=0,s=e.bones.length;n<s;n++){let r=e.bones[n],o=t[r];o===void 0&&(Re("Skeleton: No bone found with UUID:",r),o=new to),this.bones.push(o),this.boneInverses.push(new se().fromArray(e.boneInverses[n]))}return this.init(),this}toJSON(){let e={metadata:{version:4.7,type:"Skeleton",generator:"Skeleton.toJSON"},bones:[],boneInverses:[]};e.uuid=this.uuid;let t=this.bones,n=this.boneInverses;for(let s=0,r=t.length;s<r;s++){let o=t[s];e.bones.push(o.uuid);let a=n[s];e.boneInverses.push(a.toArray())}return e}},Xi=class extends ft{constructor(e,t,n,s=1){super(e,t,n),this.isInstancedBufferAttribute=!0,this.meshPerAttribute=s}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}toJSON(){let e=super.toJSON();return e.meshPerAttribute=this.meshPerAttribute,e.isInstancedBufferAttribute=!0,e}},zr=new se,wg=new se,Ul=[],Sg=new nt,Bv=new se,Xo=new Ke,jo=new on,xi=class extends Ke{constructor(e,t,n){super(e,t),this.isInstancedMesh=!0,this.instanceMatrix=new Xi(new Float32Array(n*16),16),this.instanceColor=null,this.morphTexture=null,this.count=n,this.boundingBox=null,this.boundingSphere=null;for(let s=0;s<n;s++)this.setMatrixAt(s,Bv)}computeBoundingBox(){let e=this.geometry,t=this.count;this.boundingBox===null&&(this.boundingBox=new nt),e.boundingBox===null&&e.computeBoundingBox(),this.boundingBox.makeEmpty();for(let n=0;n<t;n++)this.getMatrixAt(n,zr),Sg.copy(e.boundingBox).applyMatrix4(zr),this.boundingBox.union(Sg)}computeBoundingSphere(){let e=this.geometry,t=this.count;this.boundingSphere===null&&(this.boundingSphere=new on),e.boundingSphere===null&&e.computeBoundingSphere(),this.boundingSphere.makeEmpty();for(let n=0;n<t;n++)this.getMatrixAt(n,zr),jo.copy(e.boundingSphere).applyMatrix4(zr),this.boundingSphere.union(jo)}copy(e,t){return super.copy(e,t),this.instanceMatrix.copy(e.instanceMatrix),this.morphTexture=e.morphTexture!==null?e.morphTexture.clone():null,this.instanceColor=e.instanceColor!==null?e.instanceColor.clone():null,this.count=e.count,this.boundingBox=e.boundingBox!==null?e.boundingBox.clone():null,this.boundingSphere=e.boundingSphere!==null?e.boundingSphere.clone():null,this}getColorAt(e,t){return this.instanceColor===null?t.setRGB(1,1,1):t.fromArray(this.instanceColor.array,e*3)}getMatrixAt(e,t){return t.fromArray(this.instanceMatrix.array,e*16)}getMorphAt(e,t){let n=t.morphTargetInfluences,s=this.morphTexture.source.data.data,r=n.length+1,o=e*r+1;for(let a=0;a<n.length;a++)n[a]=s[o+a]}raycast(e,t){let n=this.matrixWorld,s=this.count;if(Xo.geometry=this.geometry,Xo.material=this.material,Xo.material!==void 0&&(this.boundingSphere===null&&this.computeBoundingSphere(),jo.copy(this.boundingSphere),jo.applyMatrix4(n),e.ray.intersectsSphere(jo)!==!1))for(let r=0;r<s;r++){this.getMatrixAt(r,zr),wg.multiplyMatrices(n,zr),Xo.matrixWorld=wg,Xo.raycast(e,Ul);for(let o=0,a=Ul.length;o<a;o++){let l=Ul[o];l.instanceId=r,l.object=this,t.push(l)}Ul.length=0}}setColorAt(e,t){return this.instanceColor===null&&(this.instanceColor=new Xi(new Float32Array(this.instanceMatrix.count*3).fill(1),3)),t.toArray(this.instanceColor.array,e*3),this}setMatrixAt(e,t){return t.toArray(this.instanceMatrix.array,e*16),this}setMorphAt(e,t){let n=t.morphTargetInfluences,s=n.length+1;this.morphTexture===null&&(this.morphTexture=new bi(new Float32Array(s*this.count),s,this.count,uo,Vn));let r=this.morphTexture.source.data.data,o=0;for(let c=0;c<n.length;c++)o+=n[c];let a=this.geometry.morphTargetsRelative?1:1-o,l=s*e;return r[l]=a,r.set(n,l+1),this}updateMorphTargets(){}dispose(){super.dispose(),this.instanceMatrix.dispose(),this.instanceColor!==null&&this.instanceColor.dispose(),this.morphTexture!==null&&(this.morphTexture.dispose(),this.morphTexture=null)}},Zs=new on,zv=new be(.5,.5),Bl=new R,Ss=class{constructor(e=new jt,t=new jt,n=new jt,s=new jt,r=new jt,o=new jt){this.planes=[e,t,n,s,r,o]}set(e,t,n,s,r,o){let a=this.planes;return a[0].copy(e),a[1].copy(t),a[2].copy(n),a[3].copy(s),a[4].copy(r),a[5].copy(o),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=$n,n=!1){let s=this.planes,r=e.elements,o=r[0],a=r[1],l=r[2],c=r[3],h=r[4],u=r[5],d=r[6],f=r[7],m=r[8],y=r[9],g=r[10],p=r[11],b=r[12],v=r[13],_=r[14],S=r[15];if(s[0].setComponents(c-o,f-h,p-m,S-b).normalize(),s[1].setComponents(c+o,f+h,p+m,S+b).normalize(),s[2].setComponents(c+a,f+u,p+y,S+v).normalize(),s[3].setComponents(c-a,f-u,p-y,S-v).normalize(),n)s[4].setComponents(l,d,g,_).normalize(),s[5].setComponents(c-l,f-d,p-g,S-_).normalize();else if(s[4].setComponents(c-l,f-d,p-g,S-_).normalize(),t===$n)s[5].setComponents(c+l,f+d,p+g,S+_).normalize();else if(t===Yr)s[5].setComponents(l,d,g,_).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),Zs.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),Zs.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(Zs)}intersectsSprite(e){Zs.center.set(0,0,0);let t=zv.distanceTo(e.center);return Zs.radius=.7071067811865476+t,Zs.applyMatrix4(e.matrixWorld),this.intersectsSphere(Zs)}intersectsSphere(e){let t=this.planes,n=e.center,s=-e.radius;for(let r=0;r<6;r++)if(t[r].distanceToPoint(n)<s)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let s=t[n];if(Bl.x=s.normal.x>0?e.max.x:e.min.x,Bl.y=s.normal.y>0?e.max.y:e.min.y,Bl.z=s.normal.z>0?e.max.z:e.min.z,s.distanceToPoint(Bl)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},Mg=new se,sc=class i{constructor(){this.coordinateSystem=$n,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let s=0;s<t.length;s++){let r=t[s];Mg.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),n[s]===void 0&&(n[s]=new Ss),n[s].setFromProjectionMatrix(Mg,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let s=0;s<e._count;s++)t[s]===void 0&&(t[s]=new Ss),t[s].copy(n[s]);return this._count=e._count,this}clone(){return new i().copy(this)}};var Zn=class extends Sn{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Ee(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},rc=new R,oc=new R,Tg=new se,Ko=new Mn,zl=new on,pd=new R,Ag=new R,ji=class extends Ct{constructor(e=new et,t=new Zn){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[0];for(let s=1,r=t.count;s<r;s++)rc.fromBufferAttribute(t,s-1),oc.fromBufferAttribute(t,s),n[s]=n[s-1],n[s]+=rc.distanceTo(oc);e.setAttribute("lineDistance",new He(n,1))}else Re("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Line.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),zl.copy(n.boundingSphere),zl.applyMatrix4(s),zl.radius+=r,e.ray.intersectsSphere(zl)===!1)return;Tg.copy(s).invert(),Ko.copy(e.ray).applyMatrix4(Tg);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=this.isLineSegments?2:1,h=n.index,d=n.attributes.position;if(h!==null){let f=Math.max(0,o.start),m=Math.min(h.count,o.start+o.count);for(let y=f,g=m-1;y<g;y+=c){let p=h.getX(y),b=h.getX(y+1),v=Gl(this,e,Ko,l,p,b,y);v&&t.push(v)}if(this.isLineLoop){let y=h.getX(m-1),g=h.getX(f),p=Gl(this,e,Ko,l,y,g,m-1);p&&t.push(p)}}else{let f=Math.max(0,o.start),m=Math.min(d.count,o.start+o.count);for(let y=f,g=m-1;y<g;y+=c){let p=Gl(this,e,Ko,l,y,y+1,y);p&&t.push(p)}if(this.isLineLoop){let y=Gl(this,e,Ko,l,m-1,f,m-1);y&&t.push(y)}}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){let a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function Gl(i,e,t,n,s,r,o){let a=i.geometry.attributes.position;if(rc.fromBufferAttribute(a,s),oc.fromBufferAttribute(a,r),t.distanceSqToSegment(rc,oc,pd,Ag)>n)return;pd.applyMatrix4(i.matrixWorld);let c=e.ray.origin.distanceTo(pd);if(!(c<e.near||c>e.far))return{distance:c,point:Ag.clone().applyMatrix4(i.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:i}}var Eg=new R,Rg=new R,ir=class extends ji{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[];for(let s=0,r=t.count;s<r;s+=2)Eg.fromBufferAttribute(t,s),Rg.fromBufferAttribute(t,s+1),n[s]=s===0?0:n[s-1],n[s+1]=n[s]+Eg.distanceTo(Rg);e.setAttribute("lineDistance",new He(n,1))}else Re("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}},sr=class extends ji{constructor(e,t){super(e,t),this.isLineLoop=!0,this.type="LineLoop"}},no=class extends Sn{constructor(e){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ee(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},Cg=new se,Sd=new Mn,Vl=new on,Hl=new R,ca=class extends Ct{constructor(e=new et,t=new no){super(),this.isPoints=!0,this.type="Points",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Points.threshold,o=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Vl.copy(n.boundingSphere),Vl.applyMatrix4(s),Vl.radius+=r,e.ray.intersectsSphere(Vl)===!1)return;Cg.copy(s).invert(),Sd.copy(e.ray).applyMatrix4(Cg);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=n.index,u=n.attributes.position;if(c!==null){let d=Math.max(0,o.start),f=Math.min(c.count,o.start+o.count);for(let m=d,y=f;m<y;m++){let g=c.getX(m);Hl.fromBufferAttribute(u,g),Pg(Hl,g,l,s,e,t,this)}}else{let d=Math.max(0,o.start),f=Math.min(u.count,o.start+o.count);for(let m=d,y=f;m<y;m++)Hl.fromBufferAttribute(u,m),Pg(Hl,m,l,s,e,t,this)}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){let a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function Pg(i,e,t,n,s,r,o){let a=Sd.distanceSqToPoint(i);if(a<t){let l=new R;Sd.closestPointToPoint(i,l),l.applyMatrix4(n);let c=s.ray.origin.distanceTo(l);if(c<s.near||c>s.far)return;r.push({distance:c,distanceToRay:Math.sqrt(a),point:l,index:e,face:null,faceIndex:null,barycoord:null,object:o})}}var ha=class extends Yt{constructor(e=[],t=fr,n,s,r,o,a,l,c,h){super(e,t,n,s,r,o,a,l,c,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},Ki=class extends Yt{constructor(e,t,n,s,r,o,a,l,c){super(e,t,n,s,r,o,a,l,c),this.isCanvasTexture=!0,this.needsUpdate=!0}};var Yi=class extends Yt{constructor(e,t,n=li,s,r,o,a=At,l=At,c,h=qi,u=1){if(h!==qi&&h!==ns)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let d={width:e,height:t,depth:u};super(d,s,r,o,a,l,h,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Zr(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},ua=class extends Yi{constructor(e,t=li,n=fr,s,r,o=At,a=At,l,c=qi){let h={width:e,height:e,depth:1},u=[h,h,h,h,h,h];super(e,e,t,n,s,r,o,a,l,c),this.image=u,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},da=class extends Yt{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},Ms=class i extends et{constructor(e=1,t=1,n=1,s=1,r=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:n,widthSegments:s,heightSegments:r,depthSegments:o};let a=this;s=Math.floor(s),r=Math.floor(r),o=Math.floor(o);let l=[],c=[],h=[],u=[],d=0,f=0;m("z","y","x",-1,-1,n,t,e,o,r,0),m("z","y","x",1,-1,n,t,-e,o,r,1),m("x","z","y",1,1,e,n,t,s,o,2),m("x","z","y",1,-1,e,n,-t,s,o,3),m("x","y","z",1,-1,e,t,n,s,r,4),m("x","y","z",-1,-1,e,t,-n,s,r,5),this.setIndex(l),this.setAttribute("position",new He(c,3)),this.setAttribute("normal",new He(h,3)),this.setAttribute("uv",new He(u,2));function m(y,g,p,b,v,_,S,T,x,M,P){let E=_/x,D=S/M,L=_/2,k=S/2,F=T/2,z=x+1,W=M+1,q=0,ne=0,j=new R;for(let ee=0;ee<W;ee++){let te=ee*D-k;for(let we=0;we<z;we++){let Oe=we*E-L;j[y]=Oe*b,j[g]=te*v,j[p]=F,c.push(j.x,j.y,j.z),j[y]=0,j[g]=0,j[p]=T>0?1:-1,h.push(j.x,j.y,j.z),u.push(we/x),u.push(1-ee/M),q+=1}}for(let ee=0;ee<M;ee++)for(let te=0;te<x;te++){let we=d+te+z*ee,Oe=d+te+z*(ee+1),$=d+(te+1)+z*(ee+1),de=d+(te+1)+z*ee;l.push(we,Oe,de),l.push(Oe,$,de),ne+=6}a.addGroup(f,ne,P),f+=ne,d+=q}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}},fa=class i extends et{constructor(e=1,t=1,n=4,s=8,r=1){super(),this.type="CapsuleGeometry",this.parameters={radius:e,height:t,capSegments:n,radialSegments:s,heightSegments:r},t=Math.max(0,t),n=Math.max(1,Math.floor(n)),s=Math.max(3,Math.floor(s)),r=Math.max(1,Math.floor(r));let o=[],a=[],l=[],c=[],h=t/2,u=Math.PI/2*e,d=t,f=2*u+d,m=n*2+r,y=s+1,g=new R,p=new R;for(let b=0;b<=m;b++){let v=0,_=0,S=0,T=0;if(b<=n){let P=b/n,E=P*Math.PI/2;_=-h-e*Math.cos(E),S=e*Math.sin(E),T=-e*Math.cos(E),v=P*u}else if(b<=n+r){let P=(b-n)/r;_=-h+P*t,S=e,T=0,v=u+P*d}else{let P=(b-n-r)/n,E=P*Math.PI/2;_=h+e*Math.sin(E),S=e*Math.cos(E),T=e*Math.sin(E),v=u+d+P*u}let x=Math.max(0,Math.min(1,v/f)),M=0;b===0?M=.5/s:b===m&&(M=-.5/s);for(let P=0;P<=s;P++){let E=P/s,D=E*Math.PI*2,L=Math.sin(D),k=Math.cos(D);p.x=-S*k,p.y=_,p.z=S*L,a.push(p.x,p.y,p.z),g.set(-S*k,T,S*L),g.normalize(),l.push(g.x,g.y,g.z),c.push(E+M,x)}if(b>0){let P=(b-1)*y;for(let E=0;E<s;E++){let D=P+E,L=P+E+1,k=b*y+E,F=b*y+E+1;o.push(D,L,k),o.push(L,F,k)}}}this.setIndex(o),this.setAttribute("position",new He(a,3)),this.setAttribute("normal",new He(l,3)),this.setAttribute("uv",new He(c,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.radius,e.height,e.capSegments,e.radialSegments,e.heightSegments)}};var _i=class i extends et{constructor(e=1,t=1,n=1,s=32,r=1,o=!1,a=0,l=Math.PI*2){super(),this.type="CylinderGeometry",this.parameters={radiusTop:e,radiusBottom:t,height:n,radialSegments:s,heightSegments:r,openEnded:o,thetaStart:a,thetaLength:l};let c=this;s=Math.floor(s),r=Math.floor(r);let h=[],u=[],d=[],f=[],m=0,y=[],g=n/2,p=0;b(),o===!1&&(e>0&&v(!0),t>0&&v(!1)),this.setIndex(h),this.setAttribute("position",new He(u,3)),this.setAttribute("normal",new He(d,3)),this.setAttribute("uv",new He(f,2));function b(){let _=new R,S=new R,T=0,x=(t-e)/n;for(let M=0;M<=r;M++){let P=[],E=M/r,D=E*(t-e)+e;for(let L=0;L<=s;L++){let k=L/s,F=k*l+a,z=Math.sin(F),W=Math.cos(F);S.x=D*z,S.y=-E*n+g,S.z=D*W,u.push(S.x,S.y,S.z),_.set(z,x,W).normalize(),d.push(_.x,_.y,_.z),f.push(k,1-E),P.push(m++)}y.push(P)}for(let M=0;M<s;M++)for(let P=0;P<r;P++){let E=y[P][M],D=y[P+1][M],L=y[P+1][M+1],k=y[P][M+1];(e>0||P!==0)&&(h.push(E,D,k),T+=3),(t>0||P!==r-1)&&(h.push(D,L,k),T+=3)}c.addGroup(p,T,0),p+=T}function v(_){let S=m,T=new be,x=new R,M=0,P=_===!0?e:t,E=_===!0?1:-1;for(let L=1;L<=s;L++)u.push(0,g*E,0),d.push(0,E,0),f.push(.5,.5),m++;let D=m;for(let L=0;L<=s;L++){let F=L/s*l+a,z=Math.cos(F),W=Math.sin(F);x.x=P*W,x.y=g*E,x.z=P*z,u.push(x.x,x.y,x.z),d.push(0,E,0),T.x=z*.5+.5,T.y=W*.5*E+.5,f.push(T.x,T.y),m++}for(let L=0;L<s;L++){let k=S+L,F=D+L;_===!0?h.push(F,F+1,k):h.push(F+1,F,k),M+=3}c.addGroup(p,M,_===!0?1:2),p+=M}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.radiusTop,e.radiusBottom,e.height,e.radialSegments,e.heightSegments,e.openEnded,e.thetaStart,e.thetaLength)}},pa=class i extends _i{constructor(e=1,t=1,n=32,s=1,r=!1,o=0,a=Math.PI*2){super(0,e,t,n,s,r,o,a),this.type="ConeGeometry",this.parameters={radius:e,height:t,radialSegments:n,heightSegments:s,openEnded:r,thetaStart:o,thetaLength:a}}static fromJSON(e){return new i(e.radius,e.height,e.radialSegments,e.heightSegments,e.openEnded,e.thetaStart,e.thetaLength)}},ac=class i extends et{constructor(e=[],t=[],n=1,s=0){super(),this.type="PolyhedronGeometry",this.parameters={vertices:e,indices:t,radius:n,detail:s};let r=[],o=[];a(s),c(n),h(),this.setAttribute("position",new He(r,3)),this.setAttribute("normal",new He(r.slice(),3)),this.setAttribute("uv",new He(o,2)),s===0?this.computeVertexNormals():this.normalizeNormals();function a(b){let v=new R,_=new R,S=new R;for(let T=0;T<t.length;T+=3)f(t[T+0],v),f(t[T+1],_),f(t[T+2],S),l(v,_,S,b)}function l(b,v,_,S){let T=S+1,x=[];for(let M=0;M<=T;M++){x[M]=[];let P=b.clone().lerp(_,M/T),E=v.clone().lerp(_,M/T),D=T-M;for(let L=0;L<=D;L++)L===0&&M===T?x[M][L]=P:x[M][L]=P.clone().lerp(E,L/D)}for(let M=0;M<T;M++)for(let P=0;P<2*(T-M)-1;P++){let E=Math.floor(P/2);P%2===0?(d(x[M][E+1]),d(x[M+1][E]),d(x[M][E])):(d(x[M][E+1]),d(x[M+1][E+1]),d(x[M+1][E]))}}function c(b){let v=new R;for(let _=0;_<r.length;_+=3)v.x=r[_+0],v.y=r[_+1],v.z=r[_+2],v.normalize().multiplyScalar(b),r[_+0]=v.x,r[_+1]=v.y,r[_+2]=v.z}function h(){let b=new R;for(let v=0;v<r.length;v+=3){b.x=r[v+0],b.y=r[v+1],b.z=r[v+2];let _=g(b)/2/Math.PI+.5,S=p(b)/Math.PI+.5;o.push(_,1-S)}m(),u()}function u(){for(let b=0;b<o.length;b+=6){let v=o[b+0],_=o[b+2],S=o[b+4],T=Math.max(v,_,S),x=Math.min(v,_,S);T>.9&&x<.1&&(v<.2&&(o[b+0]+=1),_<.2&&(o[b+2]+=1),S<.2&&(o[b+4]+=1))}}function d(b){r.push(b.x,b.y,b.z)}function f(b,v){let _=b*3;v.x=e[_+0],v.y=e[_+1],v.z=e[_+2]}function m(){let b=new R,v=new R,_=new R,S=new R,T=new be,x=new be,M=new be;for(let P=0,E=0;P<r.length;P+=9,E+=6){b.set(r[P+0],r[P+1],r[P+2]),v.set(r[P+3],r[P+4],r[P+5]),_.set(r[P+6],r[P+7],r[P+8]),T.set(o[E+0],o[E+1]),x.set(o[E+2],o[E+3]),M.set(o[E+4],o[E+5]),S.copy(b).add(v).add(_).divideScalar(3);let D=g(S);y(T,E+0,b,D),y(x,E+2,v,D),y(M,E+4,_,D)}}function y(b,v,_,S){S<0&&b.x===1&&(o[v]=b.x-1),_.x===0&&_.z===0&&(o[v]=S/2/Math.PI+.5)}function g(b){return Math.atan2(b.z,-b.x)}function p(b){return Math.atan2(-b.y,Math.sqrt(b.x*b.x+b.z*b.z))}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.vertices,e.indices,e.radius,e.detail)}};var rr=class i extends ac{constructor(e=1,t=0){let n=(1+Math.sqrt(5))/2,s=[-1,n,0,1,n,0,-1,-n,0,1,-n,0,0,-1,n,0,1,n,0,-1,-n,0,1,-n,n,0,-1,n,0,1,-n,0,-1,-n,0,1],r=[0,11,5,0,5,1,0,1,7,0,7,10,0,10,11,1,5,9,5,11,4,11,10,2,10,7,6,7,1,8,3,9,4,3,4,2,3,2,6,3,6,8,3,8,9,4,9,5,2,4,11,6,2,10,8,6,7,9,8,1];super(s,r,e,t),this.type="IcosahedronGeometry",this.parameters={radius:e,detail:t}}static fromJSON(e){return new i(e.radius,e.detail)}};var or=class i extends et{constructor(e=1,t=1,n=1,s=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:n,heightSegments:s};let r=e/2,o=t/2,a=Math.floor(n),l=Math.floor(s),c=a+1,h=l+1,u=e/a,d=t/l,f=[],m=[],y=[],g=[];for(let p=0;p<h;p++){let b=p*d-o;for(let v=0;v<c;v++){let _=v*u-r;m.push(_,-b,0),y.push(0,0,1),g.push(v/a),g.push(1-p/l)}}for(let p=0;p<l;p++)for(let b=0;b<a;b++){let v=b+c*p,_=b+c*(p+1),S=b+1+c*(p+1),T=b+1+c*p;f.push(v,_,T),f.push(_,S,T)}this.setIndex(f),this.setAttribute("position",new He(m,3)),this.setAttribute("normal",new He(y,3)),this.setAttribute("uv",new He(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.widthSegments,e.heightSegments)}};var Ts=class i extends et{constructor(e=1,t=32,n=16,s=0,r=Math.PI*2,o=0,a=Math.PI){super(),this.type="SphereGeometry",this.parameters={radius:e,widthSegments:t,heightSegments:n,phiStart:s,phiLength:r,thetaStart:o,thetaLength:a},t=Math.max(3,Math.floor(t)),n=Math.max(2,Math.floor(n));let l=Math.min(o+a,Math.PI),c=0,h=[],u=new R,d=new R,f=[],m=[],y=[],g=[];for(let p=0;p<=n;p++){let b=[],v=p/n,_=o+v*a,S=e*Math.cos(_),T=Math.sqrt(e*e-S*S),x=0;p===0&&o===0?x=.5/t:p===n&&l===Math.PI&&(x=-.5/t);for(let M=0;M<=t;M++){let P=M/t,E=s+P*r;u.x=-T*Math.cos(E),u.y=S,u.z=T*Math.sin(E),m.push(u.x,u.y,u.z),d.copy(u).normalize(),y.push(d.x,d.y,d.z),g.push(P+x,1-v),b.push(c++)}h.push(b)}for(let p=0;p<n;p++)for(let b=0;b<t;b++){let v=h[p][b+1],_=h[p][b],S=h[p+1][b],T=h[p+1][b+1];(p!==0||o>0)&&f.push(v,_,T),(p!==n-1||l<Math.PI)&&f.push(_,S,T)}this.setIndex(f),this.setAttribute("position",new He(m,3)),this.setAttribute("normal",new He(y,3)),this.setAttribute("uv",new He(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.radius,e.widthSegments,e.heightSegments,e.phiStart,e.phiLength,e.thetaStart,e.thetaLength)}};var ma=class extends et{constructor(e=null){if(super(),this.type="WireframeGeometry",this.parameters={geometry:e},e!==null){let t=[],n=new Set,s=new R,r=new R;if(e.index!==null){let o=e.attributes.position,a=e.index,l=e.groups;l.length===0&&(l=[{start:0,count:a.count,materialIndex:0}]);for(let c=0,h=l.length;c<h;++c){let u=l[c],d=u.start,f=u.count;for(let m=d,y=d+f;m<y;m+=3)for(let g=0;g<3;g++){let p=a.getX(m+g),b=a.getX(m+(g+1)%3);s.fromBufferAttribute(o,p),r.fromBufferAttribute(o,b),Ig(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}}else{let o=e.attributes.position;for(let a=0,l=o.count/3;a<l;a++)for(let c=0;c<3;c++){let h=3*a+c,u=3*a+(c+1)%3;s.fromBufferAttribute(o,h),r.fromBufferAttribute(o,u),Ig(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}this.setAttribute("position",new He(t,3))}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}};function Ig(i,e,t){let n=`${i.x},${i.y},${i.z}-${e.x},${e.y},${e.z}`,s=`${e.x},${e.y},${e.z}-${i.x},${i.y},${i.z}`;return t.has(n)===!0||t.has(s)===!0?!1:(t.add(n),t.add(s),!0)}function gr(i){let e={};for(let t in i){e[t]={};for(let n in i[t]){let s=i[t][n];if(Lg(s))s.isRenderTargetTexture?(Re("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][n]=null):e[t][n]=s.clone();else if(Array.isArray(s))if(Lg(s[0])){let r=[];for(let o=0,a=s.length;o<a;o++)r[o]=s[o].clone();e[t][n]=r}else e[t][n]=s.slice();else e[t][n]=s}}return e}function Tn(i){let e={};for(let t=0;t<i.length;t++){let n=gr(i[t]);for(let s in n)e[s]=n[s]}return e}function Lg(i){return i&&(i.isColor||i.isMatrix3||i.isMatrix4||i.isVector2||i.isVector3||i.isVector4||i.isTexture||i.isQuaternion)}function Gv(i){let e=[];for(let t=0;t<i.length;t++)e.push(i[t].clone());return e}function af(i){let e=i.getRenderTarget();return e===null?i.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:Xe.workingColorSpace}var Fa={clone:gr,merge:Tn},Vv=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,Hv=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,On=class extends Sn{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=Vv,this.fragmentShader=Hv,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=gr(e.uniforms),this.uniformsGroups=Gv(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let s in this.uniforms){let o=this.uniforms[s].value;o&&o.isTexture?t.uniforms[s]={type:"t",value:o.toJSON(e).uuid}:o&&o.isColor?t.uniforms[s]={type:"c",value:o.getHex()}:o&&o.isVector2?t.uniforms[s]={type:"v2",value:o.toArray()}:o&&o.isVector3?t.uniforms[s]={type:"v3",value:o.toArray()}:o&&o.isVector4?t.uniforms[s]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?t.uniforms[s]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?t.uniforms[s]={type:"m4",value:o.toArray()}:t.uniforms[s]={value:o}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let s in this.extensions)this.extensions[s]===!0&&(n[s]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let s=e.uniforms[n];switch(this.uniforms[n]={},s.type){case"t":this.uniforms[n].value=t[s.value]||null;break;case"c":this.uniforms[n].value=new Ee().setHex(s.value);break;case"v2":this.uniforms[n].value=new be().fromArray(s.value);break;case"v3":this.uniforms[n].value=new R().fromArray(s.value);break;case"v4":this.uniforms[n].value=new Qe().fromArray(s.value);break;case"m3":this.uniforms[n].value=new Fe().fromArray(s.value);break;case"m4":this.uniforms[n].value=new se().fromArray(s.value);break;default:this.uniforms[n].value=s.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let n in e.extensions)this.extensions[n]=e.extensions[n];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},lc=class extends On{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}},ar=class extends Sn{constructor(e){super(),this.isMeshStandardMaterial=!0,this.type="MeshStandardMaterial",this.defines={STANDARD:""},this.color=new Ee(16777215),this.roughness=1,this.metalness=0,this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Ee(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=Na,this.normalScale=new be(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.roughnessMap=null,this.metalnessMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new gi,this.envMapIntensity=1,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.defines={STANDARD:""},this.color.copy(e.color),this.roughness=e.roughness,this.metalness=e.metalness,this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.emissive.copy(e.emissive),this.emissiveMap=e.emissiveMap,this.emissiveIntensity=e.emissiveIntensity,this.bumpMap=e.bumpMap,this.bumpScale=e.bumpScale,this.normalMap=e.normalMap,this.normalMapType=e.normalMapType,this.normalScale.copy(e.normalScale),this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.roughnessMap=e.roughnessMap,this.metalnessMap=e.metalnessMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.envMapIntensity=e.envMapIntensity,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.flatShading=e.flatShading,this.fog=e.fog,this}},Pn=class extends ar{constructor(e){super(),this.isMeshPhysicalMaterial=!0,this.defines={STANDARD:"",PHYSICAL:""},this.type="MeshPhysicalMaterial",this.anisotropyRotation=0,this.anisotropyMap=null,this.clearcoatMap=null,this.clearcoatRoughness=0,this.clearcoatRoughnessMap=null,this.clearcoatNormalScale=new be(1,1),this.clearcoatNormalMap=null,this.diffuseRoughnessMap=null,this.ior=1.5,Object.defineProperty(this,"reflectivity",{get:function(){return Be(2.5*(this.ior-1)/(this.ior+1),0,1)},set:function(t){this.ior=(1+.4*t)/(1-.4*t)}}),this.iridescenceMap=null,this.iridescenceIOR=1.3,this.iridescenceThicknessMinimum=100,this.iridescenceThicknessMaximum=400,this.iridescenceThicknessMap=null,this.sheenColor=new Ee(0),this.sheenColorMap=null,this.sheenRoughness=1,this.sheenRoughnessMap=null,this.transmissionMap=null,this.thickness=0,this.thicknessMap=null,this.attenuationDistance=1/0,this.attenuationColor=new Ee(1,1,1),this.specularIntensity=1,this.specularIntensityMap=null,this.specularColor=new Ee(1,1,1),this.specularColorMap=null,this._anisotropy=0,this._clearcoat=0,this._diffuseRoughness=0,this._dispersion=0,this._iridescence=0,this._retroreflectivity=0,this._sheen=0,this._transmission=0,this.setValues(e)}get anisotropy(){return this._anisotropy}set anisotropy(e){this._anisotropy>0!=e>0&&this.version++,this._anisotropy=e}get clearcoat(){return this._clearcoat}set clearcoat(e){this._clearcoat>0!=e>0&&this.version++,this._clearcoat=e}get diffuseRoughness(){return this._diffuseRoughness}set diffuseRoughness(e){this._diffuseRoughness>0!=e>0&&this.version++,this._diffuseRoughness=e}get iridescence(){return this._iridescence}set iridescence(e){this._iridescence>0!=e>0&&this.version++,this._iridescence=e}get dispersion(){return this._dispersion}set dispersion(e){this._dispersion>0!=e>0&&this.version++,this._dispersion=e}get retroreflectivity(){return this._retroreflectivity}set retroreflectivity(e){this._retroreflectivity>0!=e>0&&this.version++,this._retroreflectivity=e}get sheen(){return this._sheen}set sheen(e){this._sheen>0!=e>0&&this.version++,this._sheen=e}get transmission(){return this._transmission}set transmission(e){this._transmission>0!=e>0&&this.version++,this._transmission=e}get iridescenceThicknessRange(){return Qs('MeshPhysicalMaterial: The "iridescenceThicknessRange" property has been replaced by "iridescenceThicknessMinimum" and "iridescenceThicknessMaximum".'),[this.iridescenceThicknessMinimum,this.iridescenceThicknessMaximum]}set iridescenceThicknessRange(e){Qs('MeshPhysicalMaterial: The "iridescenceThicknessRange" property has been replaced by "iridescenceThicknessMinimum" and "iridescenceThicknessMaximum".'),this.iridescenceThicknessMinimum=e[0],this.iridescenceThicknessMaximum=e[1]}copy(e){return super.copy(e),this.defines={STANDARD:"",PHYSICAL:""},this.anisotropy=e.anisotropy,this.anisotropyRotation=e.anisotropyRotation,this.anisotropyMap=e.anisotropyMap,this.clearcoat=e.clearcoat,this.clearcoatMap=e.clearcoatMap,this.clearcoatRoughness=e.clearcoatRoughness,this.clearcoatRoughnessMap=e.clearcoatRoughnessMap,this.clearcoatNormalMap=e.clearcoatNormalMap,this.clearcoatNormalScale.copy(e.clearcoatNormalScale),this.diffuseRoughness=e.diffuseRoughness,this.diffuseRoughnessMap=e.diffuseRoughnessMap,this.dispersion=e.dispersion,this.ior=e.ior,this.iridescence=e.iridescence,this.iridescenceMap=e.iridescenceMap,this.iridescenceIOR=e.iridescenceIOR,this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum,this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum,this.iridescenceThicknessMap=e.iridescenceThicknessMap,this.retroreflectivity=e.retroreflectivity,this.sheen=e.sheen,this.sheenColor.copy(e.sheenColor),this.sheenColorMap=e.sheenColorMap,this.sheenRoughness=e.sheenRoughness,this.sheenRoughnessMap=e.sheenRoughnessMap,this.transmission=e.transmission,this.transmissionMap=e.transmissionMap,this.thickness=e.thickness,this.thicknessMap=e.thicknessMap,this.attenuationDistance=e.attenuationDistance,this.attenuationColor.copy(e.attenuationColor),this.specularIntensity=e.specularIntensity,this.specularIntensityMap=e.specularIntensityMap,this.specularColor.copy(e.specularColor),this.specularColorMap=e.specularColorMap,this}};var Ji=class extends Sn{constructor(e){super(),this.isMeshLambertMaterial=!0,this.type="MeshLambertMaterial",this.color=new Ee(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Ee(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=Na,this.normalScale=new be(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new gi,this.combine=_c,this.reflectivity=1,this.envMapIntensity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.emissive.copy(e.emissive),this.emissiveMap=e.emissiveMap,this.emissiveIntensity=e.emissiveIntensity,this.bumpMap=e.bumpMap,this.bumpScale=e.bumpScale,this.normalMap=e.normalMap,this.normalMapType=e.normalMapType,this.normalScale.copy(e.normalScale),this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.envMapIntensity=e.envMapIntensity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.flatShading=e.flatShading,this.fog=e.fog,this}},cc=class extends Sn{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=fb,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},hc=class extends Sn{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function ys(i,e){return!i||i.constructor===e?i:typeof e.BYTES_PER_ELEMENT=="number"?new e(i):Array.prototype.slice.call(i)}function Yo(i){return i!==void 0&&i.inTangents!==void 0&&i.outTangents!==void 0}function Wv(i){function e(s,r){return i[s]-i[r]}let t=i.length,n=new Array(t);for(let s=0;s!==t;++s)n[s]=s;return n.sort(e),n}function Dg(i,e,t){let n=i.length,s=new i.constructor(n);for(let r=0,o=0;o!==n;++r){let a=t[r]*e;for(let l=0;l!==e;++l)s[o++]=i[a+l]}return s}function qv(i,e,t,n){let s=1,r=i[0];for(;r!==void 0&&r[n]===void 0;)r=i[s++];if(r===void 0)return;let o=r[n];if(o!==void 0)if(Array.isArray(o))do o=r[n],o!==void 0&&(e.push(r.time),t.push(...o)),r=i[s++];while(r!==void 0);else if(o.toArray!==void 0)do o=r[n],o!==void 0&&(e.push(r.time),o.toArray(t,t.length)),r=i[s++];while(r!==void 0);else do o=r[n],o!==void 0&&(e.push(r.time),t.push(o)),r=i[s++];while(r!==void 0)}var yi=class{constructor(e,t,n,s){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=s!==void 0?s:new t.constructor(n),this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,s=t[n],r=t[n-1];n:{e:{let o;t:{i:if(!(e<s)){for(let a=n+2;;){if(s===void 0){if(e<r)break i;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===a)break;if(r=s,s=t[++n],e<s)break e}o=t.length;break t}if(!(e>=r)){let a=t[1];e<a&&(n=2,r=a);for(let l=n-2;;){if(r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===l)break;if(s=r,r=t[--n-1],e>=r)break e}o=n,n=0;break t}break n}for(;n<o;){let a=n+o>>>1;e<t[a]?o=a:n=a+1}if(s=t[n],r=t[n-1],r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(s===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,r,s)}return this.interpolate_(n,r,e,s)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,s=this.valueSize,r=e*s;for(let o=0;o!==s;++o)t[o]=n[r+o];return t}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},uc=class extends yi{constructor(e,t,n,s){super(e,t,n,s),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:yd,endingEnd:yd}}intervalChanged_(e,t,n){let s=this.parameterPositions,r=e-2,o=e+1,a=s[r],l=s[o];if(a===void 0)switch(this.getSettings_().endingStart){case vd:r=e,a=2*t-n;break;case wd:r=s.length-2,a=t+s[r]-s[r+1];break;default:r=e,a=n}if(l===void 0)switch(this.getSettings_().endingEnd){case vd:o=e,l=2*n-t;break;case wd:o=1,l=n+s[1]-s[0];break;default:o=e-1,l=t}let c=(n-t)*.5,h=this.valueSize;this._weightPrev=c/(t-a),this._weightNext=c/(l-n),this._offsetPrev=r*h,this._offsetNext=o*h}interpolate_(e,t,n,s){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=this._offsetPrev,u=this._offsetNext,d=this._weightPrev,f=this._weightNext,m=(n-t)/(s-t),y=m*m,g=y*m,p=-d*g+2*d*y-d*m,b=(1+d)*g+(-1.5-2*d)*y+(-.5+d)*m+1,v=(-1-f)*g+(1.5+f)*y+.5*m,_=f*g-f*y;for(let S=0;S!==a;++S)r[S]=p*o[h+S]+b*o[c+S]+v*o[l+S]+_*o[u+S];return r}},dc=class extends yi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=(n-t)/(s-t),u=1-h;for(let d=0;d!==a;++d)r[d]=o[c+d]*u+o[l+d]*h;return r}},fc=class extends yi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e){return this.copySampleValue_(e-1)}},pc=class extends yi{interpolate_(e,t,n,s){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=e*a,c=l-a,h=this.inTangents,u=this.outTangents;if(!h||!u){let m=(n-t)/(s-t),y=1-m;for(let g=0;g!==a;++g)r[g]=o[c+g]*y+o[l+g]*m;return r}let d=a*2,f=e-1;for(let m=0;m!==a;++m){let y=o[c+m],g=o[l+m],p=f*d+m*2,b=u[p],v=u[p+1],_=e*d+m*2,S=h[_],T=h[_+1],x=jv(n,t,b,S,s);r[m]=Eb(x,y,v,T,g)}return r}};function Eb(i,e,t,n,s){let r=1-i;return r*r*r*e+3*r*r*i*t+3*r*i*i*n+i*i*i*s}function Xv(i,e,t,n,s){let r=1-i;return 3*r*r*(t-e)+6*r*i*(n-t)+3*i*i*(s-n)}function jv(i,e,t,n,s){let r=(i-e)/(s-e);for(let o=0;o<8;o++){let a=Eb(r,e,t,n,s)-i;if(Math.abs(a)<1e-10)break;let l=Xv(r,e,t,n,s);if(Math.abs(l)<1e-10)break;r=Math.max(0,Math.min(1,r-a/l))}return r}var kn=class{constructor(e,t,n,s){if(e===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(t===void 0||t.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=ys(t,this.TimeBufferType),this.values=ys(n,this.ValueBufferType),this.setInterpolation(s||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:ys(e.times,Array),values:ys(e.values,Array)};let s=e.getInterpolation();s!==e.DefaultInterpolation&&(n.interpolation=s),Yo(e.settings)&&(n.settings={inTangents:ys(e.settings.inTangents,Array),outTangents:ys(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new fc(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new dc(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new uc(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new pc(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case er:t=this.InterpolantFactoryMethodDiscrete;break;case tr:t=this.InterpolantFactoryMethodLinear;break;case jl:t=this.InterpolantFactoryMethodSmooth;break;case _d:t=this.InterpolantFactoryMethodBezier;break}if(t===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Re("KeyframeTrack:",n),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return er;case this.InterpolantFactoryMethodLinear:return tr;case this.InterpolantFactoryMethodSmooth:return jl;case this.InterpolantFactoryMethodBezier:return _d}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]+=e;Yo(this.settings)&&(Ng(this.settings.inTangents,e),Ng(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]*=e;Yo(this.settings)&&(Fg(this.settings.inTangents,e),Fg(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,s=n.length,r=0,o=s-1;for(;r!==s&&n[r]<e;)++r;for(;o!==-1&&n[o]>t;)--o;if(++o,r!==0||o!==s){r>=o&&(o=Math.max(o,1),r=o-1);let a=this.getValueSize();this.times=n.slice(r,o),this.values=this.values.slice(r*a,o*a)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(Ne("KeyframeTrack: Invalid value size in track.",this),e=!1);let n=this.times,s=this.values,r=n.length;r===0&&(Ne("KeyframeTrack: Track is empty.",this),e=!1);let o=null;for(let a=0;a!==r;a++){let l=n[a];if(typeof l=="number"&&isNaN(l)){Ne("KeyframeTrack: Time is not a valid number.",this,a,l),e=!1;break}if(o!==null&&o>l){Ne("KeyframeTrack: Out of order keys.",this,a,l,o),e=!1;break}o=l}if(s!==void 0&&sv(s))for(let a=0,l=s.length;a!==l;++a){let c=s[a];if(isNaN(c)){Ne("KeyframeTrack: Value is not a valid number.",this,a,c),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),s=this.getInterpolation()===jl,r=e.length-1,o=1;for(let a=1;a<r;++a){let l=!1,c=e[a],h=e[a+1];if(c!==h&&(a!==1||c!==e[0]))if(s)l=!0;else{let u=a*n,d=u-n,f=u+n;for(let m=0;m!==n;++m){let y=t[u+m];if(y!==t[d+m]||y!==t[f+m]){l=!0;break}}}if(l){if(a!==o){e[o]=e[a];let u=a*n,d=o*n;for(let f=0;f!==n;++f)t[d+f]=t[u+f]}++o}}if(r>0){e[o]=e[r];for(let a=r*n,l=o*n,c=0;c!==n;++c)t[l+c]=t[a+c];++o}return o!==e.length?(this.times=e.slice(0,o),this.values=t.slice(0,o*n)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,s=new n(this.name,e,t);return s.createInterpolant=this.createInterpolant,Yo(this.settings)&&(s.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),s}};function Ng(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]+=e}function Fg(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]*=e}kn.prototype.ValueTypeName="";kn.prototype.TimeBufferType=Float32Array;kn.prototype.ValueBufferType=Float32Array;kn.prototype.DefaultInterpolation=tr;var $i=class extends kn{constructor(e,t,n){super(e,t,n)}};$i.prototype.ValueTypeName="bool";$i.prototype.ValueBufferType=Array;$i.prototype.DefaultInterpolation=er;$i.prototype.InterpolantFactoryMethodLinear=void 0;$i.prototype.InterpolantFactoryMethodSmooth=void 0;var ga=class extends kn{constructor(e,t,n,s){super(e,t,n,s)}};ga.prototype.ValueTypeName="color";var Zi=class extends kn{constructor(e,t,n,s){super(e,t,n,s)}};Zi.prototype.ValueTypeName="number";var mc=class extends yi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=(n-t)/(s-t),c=e*a;for(let h=c+a;c!==h;c+=4)pt.slerpFlat(r,0,o,c-a,o,c,l);return r}},Qi=class extends kn{constructor(e,t,n,s){super(e,t,n,s)}InterpolantFactoryMethodLinear(e){return new mc(this.times,this.values,this.getValueSize(),e)}};Qi.prototype.ValueTypeName="quaternion";Qi.prototype.InterpolantFactoryMethodSmooth=void 0;var es=class extends kn{constructor(e,t,n){super(e,t,n)}};es.prototype.ValueTypeName="string";es.prototype.ValueBufferType=Array;es.prototype.DefaultInterpolation=er;es.prototype.InterpolantFactoryMethodLinear=void 0;es.prototype.InterpolantFactoryMethodSmooth=void 0;var As=class extends kn{constructor(e,t,n,s){super(e,t,n,s)}};As.prototype.ValueTypeName="vector";var ba=class{constructor(e="",t=-1,n=[],s=db){this.name=e,this.tracks=n,this.duration=t,this.blendMode=s,this.uuid=Mi(),this.userData={},this.duration<0&&this.resetDuration()}static parse(e){let t=[],n=e.tracks,s=1/(e.fps||1);for(let o=0,a=n.length;o!==a;++o)t.push(Yv(n[o]).scale(s));let r=new this(e.name,e.duration,t,e.blendMode);return r.uuid=e.uuid,r.userData=JSON.parse(e.userData||"{}"),r}static toJSON(e){let t=[],n=e.tracks,s={name:e.name,duration:e.duration,tracks:t,uuid:e.uuid,blendMode:e.blendMode,userData:JSON.stringify(e.userData)};for(let r=0,o=n.length;r!==o;++r)t.push(kn.toJSON(n[r]));return s}static CreateFromMorphTargetSequence(e,t,n,s){let r=t.length,o=[];for(let a=0;a<r;a++){let l=[],c=[];l.push((a+r-1)%r,a,(a+1)%r),c.push(0,1,0);let h=Wv(l);l=Dg(l,1,h),c=Dg(c,1,h),!s&&l[0]===0&&(l.push(r),c.push(c[0])),o.push(new Zi(".morphTargetInfluences["+t[a].name+"]",l,c).scale(1/n))}return new this(e,-1,o)}static findByName(e,t){let n=e;if(!Array.isArray(e)){let s=e;n=s.geometry&&s.geometry.animations||s.animations}for(let s=0;s<n.length;s++)if(n[s].name===t)return n[s];return null}static CreateClipsFromMorphTargetSequences(e,t,n){let s={},r=/^([\w-]*?)([\d]+)$/;for(let a=0,l=e.length;a<l;a++){let c=e[a],h=c.name.match(r);if(h&&h.length>1){let u=h[1],d=s[u];d||(s[u]=d=[]),d.push(c)}}let o=[];for(let a in s)o.push(this.CreateFromMorphTargetSequence(a,s[a],t,n));return o}resetDuration(){let e=this.tracks,t=0;for(let n=0,s=e.length;n!==s;++n){let r=this.tracks[n];t=Math.max(t,r.times[r.times.length-1])}return this.duration=t,this}trim(){for(let e=0;e<this.tracks.length;e++)this.tracks[e].trim(0,this.duration);return this}validate(){let e=!0;for(let t=0;t<this.tracks.length;t++)e=e&&this.tracks[t].validate();return e}optimize(){for(let e=0;e<this.tracks.length;e++)this.tracks[e].optimize();return this}clone(){let e=[];for(let n=0;n<this.tracks.length;n++)e.push(this.tracks[n].clone());let t=new this.constructor(this.name,this.duration,e,this.blendMode);return t.userData=JSON.parse(JSON.stringify(this.userData)),t}toJSON(){return this.constructor.toJSON(this)}};function Kv(i){switch(i.toLowerCase()){case"scalar":case"double":case"float":case"number":case"integer":return Zi;case"vector":case"vector2":case"vector3":case"vector4":return As;case"color":return ga;case"quaternion":return Qi;case"bool":case"boolean":return $i;case"string":return es}throw new Error("THREE.KeyframeTrack: Unsupported typeName: "+i)}function Yv(i){if(i.type===void 0)throw new Error("THREE.KeyframeTrack: track type undefined, can not parse");let e=Kv(i.type);if(i.times===void 0){let n=[],s=[];qv(i.keys,n,s,"value"),i.times=n,i.values=s}let t;return e.parse!==void 0?t=e.parse(i):t=new e(i.name,i.times,i.values,i.interpolation),Yo(i.settings)&&(t.settings={inTangents:ys(i.settings.inTangents,Float32Array),outTangents:ys(i.settings.outTangents,Float32Array)}),t}var mi={enabled:!1,files:{},add:function(i,e){this.enabled!==!1&&(Og(i)||(this.files[i]=e))},get:function(i){if(this.enabled!==!1&&!Og(i))return this.files[i]},remove:function(i){delete this.files[i]},clear:function(){this.files={}}};function Og(i){try{let e=i.slice(i.indexOf(":")+1);return new URL(e).protocol==="blob:"}catch{return!1}}var gc=class{constructor(e,t,n){let s=this,r=!1,o=0,a=0,l,c=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(h){a++,r===!1&&s.onStart!==void 0&&s.onStart(h,o,a),r=!0},this.itemEnd=function(h){o++,s.onProgress!==void 0&&s.onProgress(h,o,a),o===a&&(r=!1,s.onLoad!==void 0&&s.onLoad())},this.itemError=function(h){s.onError!==void 0&&s.onError(h)},this.resolveURL=function(h){return h=h.normalize("NFC"),l?l(h):h},this.setURLModifier=function(h){return l=h,this},this.addHandler=function(h,u){return c.push(h,u),this},this.removeHandler=function(h){let u=c.indexOf(h);return u!==-1&&c.splice(u,2),this},this.getHandler=function(h){for(let u=0,d=c.length;u<d;u+=2){let f=c[u],m=c[u+1];if(f.global&&(f.lastIndex=0),f.test(h))return m}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},Rb=new gc,vi=class{constructor(e){this.manager=e!==void 0?e:Rb,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(s,r){n.load(e,s,t,r)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};vi.DEFAULT_MATERIAL_NAME="__DEFAULT";var Hi={},Md=class extends Error{constructor(e,t){super(e),this.response=t}},io=class extends vi{constructor(e){super(e),this.mimeType="",this.responseType="",this._abortController=new AbortController}load(e,t,n,s){e===void 0&&(e=""),this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=mi.get(`file:${e}`);if(r!==void 0){this.manager.itemStart(e),setTimeout(()=>{t&&t(r),this.manager.itemEnd(e)},0);return}if(Hi[e]!==void 0){Hi[e].push({onLoad:t,onProgress:n,onError:s});return}Hi[e]=[],Hi[e].push({onLoad:t,onProgress:n,onError:s});let o=new Request(e,{headers:new Headers(this.requestHeader),credentials:this.withCredentials?"include":"same-origin",priority:this.priority,cache:this.cache,signal:typeof AbortSignal.any=="function"?AbortSignal.any([this._abortController.signal,this.manager.abortController.signal]):this._abortController.signal}),a=this.mimeType,l=this.responseType;fetch(o).then(c=>{if(c.status===200||c.status===0){if(c.status===0&&Re("FileLoader: HTTP Status 0 received."),typeof ReadableStream>"u"||c.body===void 0||c.body.getReader===void 0)return c;let h=Hi[e],u=c.body.getReader(),d=c.headers.get("X-File-Size")||c.headers.get("Content-Length"),f=d?parseInt(d):0,m=f!==0,y=0,g=new ReadableStream({start(p){b();function b(){u.read().then(({done:v,value:_})=>{if(v)p.close();else{y+=_.byteLength;let S=new ProgressEvent("progress",{lengthComputable:m,loaded:y,total:f});for(let T=0,x=h.length;T<x;T++){let M=h[T];M.onProgress&&M.onProgress(S)}p.enqueue(_),b()}},v=>{p.error(v)})}}});return new Response(g)}else throw new Md(`fetch for "${c.url}" responded with ${c.status}: ${c.statusText}`,c)}).then(c=>{switch(l){case"arraybuffer":return c.arrayBuffer();case"blob":return c.blob();case"document":return c.text().then(h=>new DOMParser().parseFromString(h,a));case"json":return c.json();default:if(a==="")return c.text();{let u=/charset="?([^;"\s]*)"?/i.exec(a),d=u&&u[1]?u[1].toLowerCase():void 0,f=new TextDecoder(d);return c.arrayBuffer().then(m=>f.decode(m))}}}).then(c=>{mi.add(`file:${e}`,c);let h=Hi[e];delete Hi[e];for(let u=0,d=h.length;u<d;u++){let f=h[u];f.onLoad&&f.onLoad(c)}}).catch(c=>{let h=Hi[e];if(h===void 0)throw this.manager.itemError(e),c;delete Hi[e];for(let u=0,d=h.length;u<d;u++){let f=h[u];f.onError&&f.onError(c)}this.manager.itemError(e)}).finally(()=>{this.manager.itemEnd(e)}),this.manager.itemStart(e)}setResponseType(e){return this.responseType=e,this}setMimeType(e){return this.mimeType=e,this}abort(){return this._abortController.abort(),this._abortController=new AbortController,this}};var Gr=new WeakMap,bc=class extends vi{constructor(e){super(e)}load(e,t,n,s){this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=this,o=mi.get(`image:${e}`);if(o!==void 0){if(o.complete===!0)r.manager.itemStart(e),setTimeout(function(){t&&t(o),r.manager.itemEnd(e)},0);else{let u=Gr.get(o);u===void 0&&(u=[],Gr.set(o,u)),u.push({onLoad:t,onError:s})}return o}let a=Jr("img");function l(){h(),t&&t(this);let u=Gr.get(this)||[];for(let d=0;d<u.length;d++){let f=u[d];f.onLoad&&f.onLoad(this)}Gr.delete(this),r.manager.itemEnd(e)}function c(u){h(),s&&s(u),mi.remove(`image:${e}`);let d=Gr.get(this)||[];for(let f=0;f<d.length;f++){let m=d[f];m.onError&&m.onError(u)}Gr.delete(this),r.manager.itemError(e),r.manager.itemEnd(e)}function h(){a.removeEventListener("load",l,!1),a.removeEventListener("error",c,!1)}return a.addEventListener("load",l,!1),a.addEventListener("error",c,!1),e.slice(0,5)!=="data:"&&this.crossOrigin!==void 0&&(a.crossOrigin=this.crossOrigin),mi.add(`image:${e}`,a),r.manager.itemStart(e),a.fetchPriority=this.priority,a.src=e,a}};var xa=class extends vi{constructor(e){super(e)}load(e,t,n,s){let r=new Yt,o=new bc(this.manager);return o.setPriority(this.priority),o.setCache(this.cache),o.setCrossOrigin(this.crossOrigin),o.setPath(this.path),o.load(e,function(a){r.image=a,r.needsUpdate=!0,t!==void 0&&t(r)},n,s),r}},lr=class extends Ct{static registerNode(e){this.prototype._lightNode=e}constructor(e,t=1){super(),this.isLight=!0,this.type="Light",this.color=new Ee(e),this.intensity=t}copy(e,t){return super.copy(e,t),this.color.copy(e.color),this.intensity=e.intensity,this}toJSON(e){let t=super.toJSON(e);return t.object.color=this.color.getHex(),t.object.intensity=this.intensity,t}};var md=new se,kg=new R,Ug=new R,so=class{constructor(e){this.camera=e,this.intensity=1,this.bias=0,this.biasNode=null,this.normalBias=0,this.radius=1,this.blurSamples=8,this.mapSize=new be(512,512),this.mapType=dn,this.map=null,this.mapPass=null,this.matrix=new se,this.autoUpdate=!0,this.needsUpdate=!1,this._frustum=new Ss,this._frameExtents=new be(1,1),this._viewportCount=1,this._viewports=[new Qe(0,0,1,1)]}getViewportCount(){return this._viewportCount}getCamera(){return this.camera}getFrustum(){return this._frustum}updateMatrices(e){let t=this.camera;kg.setFromMatrixPosition(e.matrixWorld),t.position.copy(kg),Ug.setFromMatrixPosition(e.target.matrixWorld),t.lookAt(Ug),t.updateMatrixWorld(),this._updateMatrix(t,this.matrix,this._frustum)}_updateMatrix(e,t,n,s){md.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),n.setFromProjectionMatrix(md,e.coordinateSystem,e.reversedDepth);let r=this._frameExtents,o=s?s.z/r.x:1,a=s?s.w/r.y:1,l=s?s.x/r.x:0,c=s?s.y/r.y:0;e.coordinateSystem===Yr||e.reversedDepth?t.set(.5*o,0,0,.5*o+l,0,.5*a,0,.5*a+c,0,0,1,0,0,0,0,1):t.set(.5*o,0,0,.5*o+l,0,.5*a,0,.5*a+c,0,0,.5,.5,0,0,0,1),t.multiply(md)}getViewport(e){return this._viewports[e]}getFrameExtents(){return this._frameExtents}dispose(){this.map&&this.map.dispose(),this.mapPass&&this.mapPass.dispose()}copy(e){return this.camera=e.camera.clone(),this.intensity=e.intensity,this.bias=e.bias,this.radius=e.radius,this.autoUpdate=e.autoUpdate,this.needsUpdate=e.needsUpdate,this.normalBias=e.normalBias,this.blurSamples=e.blurSamples,this.mapSize.copy(e.mapSize),this.mapType=e.mapType,this.biasNode=e.biasNode,this}clone(){return new this.constructor().copy(this)}toJSON(){let e={};return e.intensity=this.intensity,e.bias=this.bias,e.normalBias=this.normalBias,e.radius=this.radius,e.blurSamples=this.blurSamples,e.mapSize=this.mapSize.toArray(),e.mapType=this.mapType,e.camera=this.camera.toJSON(!1).object,delete e.camera.matrix,e}},Wl=new R,ql=new pt,pi=new R,_a=class extends Ct{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new se,this.projectionMatrix=new se,this.projectionMatrixInverse=new se,this.coordinateSystem=$n,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(Wl,ql,pi),pi.x===1&&pi.y===1&&pi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Wl,ql,pi.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(Wl,ql,pi),pi.x===1&&pi.y===1&&pi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Wl,ql,pi.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},_s=new R,Bg=new be,zg=new be,Kt=class extends _a{constructor(e=50,t=1,n=.1,s=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=n,this.far=s,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=nr*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(Jo*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return nr*2*Math.atan(Math.tan(Jo*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){_s.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(_s.x,_s.y).multiplyScalar(-e/_s.z),_s.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(_s.x,_s.y).multiplyScalar(-e/_s.z)}getViewSize(e,t){return this.getViewBounds(e,Bg,zg),t.subVectors(zg,Bg)}setViewOffset(e,t,n,s,r,o){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(Jo*.5*this.fov)/this.zoom,n=2*t,s=this.aspect*n,r=-.5*s,o=this.view;if(this.view!==null&&this.view.enabled){let l=o.fullWidth,c=o.fullHeight;r+=o.offsetX*s/l,t-=o.offsetY*n/c,s*=o.width/l,n*=o.height/c}let a=this.filmOffset;a!==0&&(r+=e*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+s,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}},Td=class extends so{constructor(){super(new Kt(50,1,.5,500)),this.isSpotLightShadow=!0,this.focus=1,this.aspect=1}updateMatrices(e){let t=this.camera,n=nr*2*e.angle*this.focus,s=this.mapSize.width/this.mapSize.height*this.aspect,r=e.distance||t.far;(n!==t.fov||s!==t.aspect||r!==t.far)&&(t.fov=n,t.aspect=s,t.far=r,t.updateProjectionMatrix()),super.updateMatrices(e)}copy(e){return super.copy(e),this.focus=e.focus,this.aspect=e.aspect,this}toJSON(){let e=super.toJSON();return e.focus=this.focus,e.aspect=this.aspect,e}},ya=class extends lr{constructor(e,t,n=0,s=Math.PI/3,r=0,o=2){super(e,t),this.isSpotLight=!0,this.type="SpotLight",this.position.copy(Ct.DEFAULT_UP),this.updateMatrix(),this.target=new Ct,this.distance=n,this.angle=s,this.penumbra=r,this.decay=o,this.map=null,this.shadow=new Td}get power(){return this.intensity*Math.PI}set power(e){this.intensity=e/Math.PI}dispose(){super.dispose(),this.shadow.dispose()}copy(e,t){return super.copy(e,t),this.distance=e.distance,this.angle=e.angle,this.penumbra=e.penumbra,this.decay=e.decay,this.target=e.target.clone(),this.map=e.map,this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.distance=this.distance,t.object.angle=this.angle,t.object.decay=this.decay,t.object.penumbra=this.penumbra,t.object.target=this.target.uuid,this.map&&this.map.isTexture&&(t.object.map=this.map.toJSON(e).uuid),t.object.shadow=this.shadow.toJSON(),t}},Ad=class extends so{constructor(){super(new Kt(90,1,.5,500)),this.isPointLightShadow=!0}},va=class extends lr{constructor(e,t,n=0,s=2){super(e,t),this.isPointLight=!0,this.type="PointLight",this.distance=n,this.decay=s,this.shadow=new Ad}get power(){return this.intensity*4*Math.PI}set power(e){this.intensity=e/(4*Math.PI)}dispose(){super.dispose(),this.shadow.dispose()}copy(e,t){return super.copy(e,t),this.distance=e.distance,this.decay=e.decay,this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.distance=this.distance,t.object.decay=this.decay,t.object.shadow=this.shadow.toJSON(),t}},cr=class extends _a{constructor(e=-1,t=1,n=1,s=-1,r=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=s,this.near=r,this.far=o,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,s,r,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,s=(this.top+this.bottom)/2,r=n-e,o=n+e,a=s+t,l=s-t;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,h=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,o=r+c*this.view.width,a-=h*this.view.offsetY,l=a-h*this.view.height}this.projectionMatrix.makeOrthographic(r,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}},Ed=class extends so{constructor(){super(new cr(-5,5,5,-5,.5,500)),this.isDirectionalLightShadow=!0}},hr=class extends lr{constructor(e,t){super(e,t),this.isDirectionalLight=!0,this.type="DirectionalLight",this.position.copy(Ct.DEFAULT_UP),this.updateMatrix(),this.target=new Ct,this.shadow=new Ed}dispose(){super.dispose(),this.shadow.dispose()}copy(e){return super.copy(e),this.target=e.target.clone(),this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.shadow=this.shadow.toJSON(),t.object.target=this.target.uuid,t}},wa=class extends lr{constructor(e,t){super(e,t),this.isAmbientLight=!0,this.type="AmbientLight"}};var ts=class{static extractUrlBase(e){let t=e.lastIndexOf("/");return t===-1?"./":e.slice(0,t+1)}static resolveURL(e,t){return typeof e!="string"||e===""?"":(/^https?:\/\//i.test(t)&&/^\//.test(e)&&(t=t.replace(/(^https?:\/\/[^\/]+).*/i,"$1")),/^(https?:)?\/\//i.test(e)||/^data:.*,.*$/i.test(e)||/^blob:.*$/i.test(e)?e:t+e)}},Sa=class extends et{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(e){return super.copy(e),this.instanceCount=e.instanceCount,this}toJSON(){let e=super.toJSON();return e.instanceCount=this.instanceCount,e.isInstancedBufferGeometry=!0,e}};var gd=new WeakMap,Ma=class extends vi{constructor(e){super(e),this.isImageBitmapLoader=!0,typeof createImageBitmap>"u"&&Re("ImageBitmapLoader: createImageBitmap() not supported."),typeof fetch>"u"&&Re("ImageBitmapLoader: fetch() not supported."),this.options={premultiplyAlpha:"none"},this._abortController=new AbortController}setOptions(e){return this.options=e,this}load(e,t,n,s){e===void 0&&(e=""),this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let r=this,o=mi.get(`image-bitmap:${e}`);if(o!==void 0){if(r.manager.itemStart(e),o.then){o.then(c=>{gd.has(o)===!0?(s&&s(gd.get(o)),r.manager.itemError(e),r.manager.itemEnd(e)):(t&&t(c),r.manager.itemEnd(e))});return}setTimeout(function(){t&&t(o),r.manager.itemEnd(e)},0);return}let a={};a.credentials=this.withCredentials||this.crossOrigin!=="anonymous"?"include":"same-origin",a.headers=this.requestHeader,a.priority=this.priority,a.cache=this.cache,a.signal=typeof AbortSignal.any=="function"?AbortSignal.any([this._abortController.signal,this.manager.abortController.signal]):this._abortController.signal;let l=fetch(e,a).then(function(c){return c.blob()}).then(function(c){return createImageBitmap(c,Object.assign({},r.options,{colorSpaceConversion:"none"}))}).then(function(c){return mi.add(`image-bitmap:${e}`,c),t&&t(c),r.manager.itemEnd(e),c}).catch(function(c){s&&s(c),gd.set(l,c),mi.remove(`image-bitmap:${e}`),r.manager.itemError(e),r.manager.itemEnd(e)});mi.add(`image-bitmap:${e}`,l),r.manager.itemStart(e)}abort(){return this._abortController.abort(),this._abortController=new AbortController,this}};var Vr=-90,Hr=1,ro=class extends Ct{constructor(e,t,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let s=new Kt(Vr,Hr,e,t);s.layers=this.layers,this.add(s);let r=new Kt(Vr,Hr,e,t);r.layers=this.layers,this.add(r);let o=new Kt(Vr,Hr,e,t);o.layers=this.layers,this.add(o);let a=new Kt(Vr,Hr,e,t);a.layers=this.layers,this.add(a);let l=new Kt(Vr,Hr,e,t);l.layers=this.layers,this.add(l);let c=new Kt(Vr,Hr,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,s,r,o,a,l]=t;for(let c of t)this.remove(c);if(e===$n)n.up.set(0,1,0),n.lookAt(1,0,0),s.up.set(0,1,0),s.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(e===Yr)n.up.set(0,-1,0),n.lookAt(-1,0,0),s.up.set(0,-1,0),s.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let c of t)this.add(c),c.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:s}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[r,o,a,l,c,h]=this.children,u=e.getRenderTarget(),d=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),m=e.xr.enabled;e.xr.enabled=!1;let y=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let g=!1;e.isWebGLRenderer===!0?g=e.state.buffers.depth.getReversed():g=e.reversedDepthBuffer,e.setRenderTarget(n,0,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,r),e.setRenderTarget(n,1,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,2,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,3,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),e.setRenderTarget(n,4,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),n.texture.mipmapsAutoUpdate=y,e.setRenderTarget(n,5,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,h),e.setRenderTarget(u,d,f),e.xr.enabled=m,n.texture.needsPMREMUpdate=!0}},xc=class extends Kt{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}};var lf="\\[\\]\\.:\\/",Jv=new RegExp("["+lf+"]","g"),cf="[^"+lf+"]",$v="[^"+lf.replace("\\.","")+"]",Zv=/((?:WC+[\/:])*)/.source.replace("WC",cf),Qv=/(WCOD+)?/.source.replace("WCOD",$v),ew=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",cf),tw=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",cf),nw=new RegExp("^"+Zv+Qv+ew+tw+"$"),iw=["material","materials","bones","map"],Rd=class{constructor(e,t,n){let s=n||vt.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,s)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,s=this._bindings[n];s!==void 0&&s.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let s=this._targetGroup.nCachedObjects_,r=n.length;s!==r;++s)n[s].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},vt=class i{constructor(e,t,n){this.path=t,this.parsedPath=n||i.parseTrackName(t),this.node=i.findNode(e,this.parsedPath.nodeName),this.rootNode=e,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(e,t,n){return e&&e.isAnimationObjectGroup?new i.Composite(e,t,n):new i(e,t,n)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(Jv,"")}static parseTrackName(e){let t=nw.exec(e);if(t===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},s=n.nodeName&&n.nodeName.lastIndexOf(".");if(s!==void 0&&s!==-1){let r=n.nodeName.substring(s+1);iw.indexOf(r)!==-1&&(n.nodeName=n.nodeName.substring(0,s),n.objectName=r)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return n}static findNode(e,t){if(t===void 0||t===""||t==="."||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(r){for(let o=0;o<r.length;o++){let a=r[o];if(a.name===t||a.uuid===t)return a;let l=n(a.children);if(l)return l}return null},s=n(e.children);if(s)return s}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)e[t++]=n[s]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let e=this.node,t=this.parsedPath,n=t.objectName,s=t.propertyName,r=t.propertyIndex;if(e||(e=i.findNode(this.rootNode,t.nodeName),this.node=e),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!e){Re("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let c=t.objectIndex;switch(n){case"materials":if(!e.material){Ne("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.materials){Ne("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}e=e.material.materials;break;case"bones":if(!e.skeleton){Ne("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}e=e.skeleton.bones;for(let h=0;h<e.length;h++)if(e[h].name===c){c=h;break}break;case"map":if("map"in e){e=e.map;break}if(!e.material){Ne("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.map){Ne("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}e=e.material.map;break;default:if(e[n]===void 0){Ne("PropertyBinding: Can not bind to objectName of node undefined.",this);return}e=e[n]}if(c!==void 0){if(e[c]===void 0){Ne("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,e);return}e=e[c]}}let o=e[s];if(o===void 0){let c=t.nodeName;Ne("PropertyBinding: Trying to update property for track: "+c+"."+s+" but it wasn't found.",e);return}let a=this.Versioning.None;this.targetObject=e,e.isMaterial===!0?a=this.Versioning.NeedsUpdate:e.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(r!==void 0){if(s==="morphTargetInfluences"){if(!e.geometry){Ne("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!e.geometry.morphAttributes){Ne("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}e.morphTargetDictionary[r]!==void 0&&(r=e.morphTargetDictionary[r])}l=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=r}else o.fromArray!==void 0&&o.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(l=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=s;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};vt.Composite=Rd;vt.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};vt.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};vt.prototype.GetterByBindingType=[vt.prototype._getValue_direct,vt.prototype._getValue_array,vt.prototype._getValue_arrayElement,vt.prototype._getValue_toArray];vt.prototype.SetterByBindingTypeAndVersioning=[[vt.prototype._setValue_direct,vt.prototype._setValue_direct_setNeedsUpdate,vt.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[vt.prototype._setValue_array,vt.prototype._setValue_array_setNeedsUpdate,vt.prototype._setValue_array_setMatrixWorldNeedsUpdate],[vt.prototype._setValue_arrayElement,vt.prototype._setValue_arrayElement_setNeedsUpdate,vt.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[vt.prototype._setValue_fromArray,vt.prototype._setValue_fromArray_setNeedsUpdate,vt.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var OP=new Float32Array(1);var Es=class extends ws{constructor(e,t,n=1){super(e,t),this.isInstancedInterleavedBuffer=!0,this.meshPerAttribute=n}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}clone(e){let t=super.clone(e);return t.meshPerAttribute=this.meshPerAttribute,t}toJSON(e){let t=super.toJSON(e);return t.isInstancedInterleavedBuffer=!0,t.meshPerAttribute=this.meshPerAttribute,t}};var Rs=class{constructor(e=1,t=0,n=0){this.radius=e,this.phi=t,this.theta=n}set(e,t,n){return this.radius=e,this.phi=t,this.theta=n,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){return this.phi=Be(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,n){return this.radius=Math.sqrt(e*e+t*t+n*n),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,n),this.phi=Math.acos(Be(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};var Cd=class{static{this.prototype.isMatrix2=!0}constructor(e,t,n,s){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,s)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,s){let r=this.elements;return r[0]=e,r[2]=t,r[1]=n,r[3]=s,this}};var Gg=new R,Xl=new R,Wr=new R,qr=new R,bd=new R,sw=new R,rw=new R,hn=class{constructor(e=new R,t=new R){this.start=e,this.end=t}set(e,t){return this.start.copy(e),this.end.copy(t),this}copy(e){return this.start.copy(e.start),this.end.copy(e.end),this}getCenter(e){return e.addVectors(this.start,this.end).multiplyScalar(.5)}delta(e){return e.subVectors(this.end,this.start)}distanceSq(){return this.start.distanceToSquared(this.end)}distance(){return this.start.distanceTo(this.end)}at(e,t){return this.delta(t).multiplyScalar(e).add(this.start)}closestPointToPointParameter(e,t){Gg.subVectors(e,this.start),Xl.subVectors(this.end,this.start);let n=Xl.dot(Xl);if(n===0)return 0;let r=Xl.dot(Gg)/n;return t&&(r=Be(r,0,1)),r}closestPointToPoint(e,t,n){let s=this.closestPointToPointParameter(e,t);return this.delta(n).multiplyScalar(s).add(this.start)}distanceSqToLine3(e,t=sw,n=rw){let s=10000000000000001e-32,r,o,a=this.start,l=e.start,c=this.end,h=e.end;Wr.subVectors(c,a),qr.subVectors(h,l),bd.subVectors(a,l);let u=Wr.dot(Wr),d=qr.dot(qr),f=qr.dot(bd);if(u<=s&&d<=s)return t.copy(a),n.copy(l),t.distanceToSquared(n);if(u<=s)r=0,o=f/d,o=Be(o,0,1);else{let m=Wr.dot(bd);if(d<=s)o=0,r=Be(-m/u,0,1);else{let y=Wr.dot(qr),g=u*d-y*y;g!==0?r=Be((y*f-m*d)/g,0,1):r=0,o=(y*r+f)/d,o<0?(o=0,r=Be(-m/u,0,1)):o>1&&(o=1,r=Be((y-m)/u,0,1))}}return t.copy(a).addScaledVector(Wr,r),n.copy(l).addScaledVector(qr,o),t.distanceToSquared(n)}applyMatrix4(e){return this.start.applyMatrix4(e),this.end.applyMatrix4(e),this}equals(e){return e.start.equals(this.start)&&e.end.equals(this.end)}clone(){return new this.constructor().copy(this)}};var Ta=class extends ai{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){this.domElement!==null&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}};function hf(i,e,t,n){let s=ow(n);switch(t){case Kd:return i*e;case uo:return i*e/s.components*s.byteLength;case Ac:return i*e/s.components*s.byteLength;case Si:return i*e*2/s.components*s.byteLength;case Ec:return i*e*2/s.components*s.byteLength;case Yd:return i*e*3/s.components*s.byteLength;case Ln:return i*e*4/s.components*s.byteLength;case Rc:return i*e*4/s.components*s.byteLength;case Ea:case Ra:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case Ca:case Pa:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Pc:case Lc:return Math.max(i,16)*Math.max(e,8)/4;case Cc:case Ic:return Math.max(i,8)*Math.max(e,8)/2;case Dc:case Nc:case Oc:case kc:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case Fc:case Ia:case Uc:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Bc:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case zc:return Math.floor((i+4)/5)*Math.floor((e+3)/4)*16;case Gc:return Math.floor((i+4)/5)*Math.floor((e+4)/5)*16;case Vc:return Math.floor((i+5)/6)*Math.floor((e+4)/5)*16;case Hc:return Math.floor((i+5)/6)*Math.floor((e+5)/6)*16;case Wc:return Math.floor((i+7)/8)*Math.floor((e+4)/5)*16;case qc:return Math.floor((i+7)/8)*Math.floor((e+5)/6)*16;case Xc:return Math.floor((i+7)/8)*Math.floor((e+7)/8)*16;case jc:return Math.floor((i+9)/10)*Math.floor((e+4)/5)*16;case Kc:return Math.floor((i+9)/10)*Math.floor((e+5)/6)*16;case Yc:return Math.floor((i+9)/10)*Math.floor((e+7)/8)*16;case Jc:return Math.floor((i+9)/10)*Math.floor((e+9)/10)*16;case $c:return Math.floor((i+11)/12)*Math.floor((e+9)/10)*16;case Zc:return Math.floor((i+11)/12)*Math.floor((e+11)/12)*16;case Qc:case eh:case th:return Math.ceil(i/4)*Math.ceil(e/4)*16;case nh:case ih:return Math.ceil(i/4)*Math.ceil(e/4)*8;case La:case sh:return Math.ceil(i/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function ow(i){switch(i){case dn:case Wd:return{byteLength:1,components:1};case ho:case qd:case ci:return{byteLength:2,components:1};case Mc:case Tc:return{byteLength:2,components:4};case li:case Sc:case Vn:return{byteLength:4,components:1};case Xd:case jd:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${i}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Re("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function Jb(){let i=null,e=!1,t=null,n=null;function s(r,o){n=i.requestAnimationFrame(s),t(r,o)}return{start:function(){e!==!0&&t!==null&&i!==null&&(n=i.requestAnimationFrame(s),e=!0)},stop:function(){i!==null&&i.cancelAnimationFrame(n),e=!1},setAnimationLoop:function(r){t=r},setContext:function(r){i=r}}}function aw(i){let e=new WeakMap;function t(a,l){let c=a.array,h=a.usage,u=c.byteLength,d=i.createBuffer();i.bindBuffer(l,d),i.bufferData(l,c,h),a.onUploadCallback();let f;if(c instanceof Float32Array)f=i.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=i.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?f=i.HALF_FLOAT:f=i.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=i.SHORT;else if(c instanceof Uint32Array)f=i.UNSIGNED_INT;else if(c instanceof Int32Array)f=i.INT;else if(c instanceof Int8Array)f=i.BYTE;else if(c instanceof Uint8Array)f=i.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=i.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:d,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:u}}function n(a,l,c){let h=l.array,u=l.updateRanges;if(i.bindBuffer(c,a),u.length===0)i.bufferSubData(c,0,h);else{u.sort((f,m)=>f.start-m.start);let d=0;for(let f=1;f<u.length;f++){let m=u[d],y=u[f];y.start<=m.start+m.count+1?m.count=Math.max(m.count,y.start+y.count-m.start):(++d,u[d]=y)}u.length=d+1;for(let f=0,m=u.length;f<m;f++){let y=u[f];i.bufferSubData(c,y.start*h.BYTES_PER_ELEMENT,h,y.start,y.count)}l.clearUpdateRanges()}l.onUploadCallback()}function s(a){return a.isInterleavedBufferAttribute&&(a=a.data),e.get(a)}function r(a){a.isInterleavedBufferAttribute&&(a=a.data);let l=e.get(a);l&&(i.deleteBuffer(l.buffer),e.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let h=e.get(a);(!h||h.version<a.version)&&e.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let c=e.get(a);if(c===void 0)e.set(a,t(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(c.buffer,a,l),c.version=a.version}}return{get:s,remove:r,update:o}}var lw=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,cw=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,hw=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,uw=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,dw=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,fw=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,pw=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,mw=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,gw=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,bw=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,xw=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,_w=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,yw=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,vw=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,ww=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,Sw=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,Mw=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,Tw=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,Aw=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,Ew=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,Rw=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,Cw=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,Pw=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,Iw=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,Lw=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,Dw=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,Nw=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,Fw=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,Ow=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,kw="gl_FragColor = linearToOutputTexel( gl_FragColor );",Uw=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,Bw=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,zw=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,Gw=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,Vw=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,Hw=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,Ww=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,qw=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,Xw=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,jw=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Kw=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,Yw=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,Jw=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,$w=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,Zw=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,Qw=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,eS=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,tS=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,nS=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,iS=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,sS=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,rS=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,oS=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,aS=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,lS=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,cS=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,hS=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,uS=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,dS=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,fS=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,pS=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,mS=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,gS=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,bS=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,xS=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,_S=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,yS=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,vS=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,wS=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,SS=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,MS=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,TS=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,AS=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,ES=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,RS=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,CS=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,PS=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,IS=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,LS=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,DS=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,NS=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,FS=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,OS=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,kS=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,US=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,BS=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,zS=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,GS=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,VS=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,HS=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,WS=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,qS=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,XS=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,jS=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,KS=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,YS=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,JS=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,$S=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,ZS=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,QS=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,eM=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,tM=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,nM=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,iM=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,sM=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,rM=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,oM=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,aM=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,lM=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,cM=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,hM=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,uM=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,dM=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,fM=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,pM=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,mM=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,gM=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,bM=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,xM=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,_M=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,yM=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,vM=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,wM=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,SM=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,MM=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,TM=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,AM=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,EM=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,RM=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,CM=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,PM=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,IM=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,LM=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,DM=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,NM=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,FM=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,OM=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,kM=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,UM=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,BM=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,zM=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,We={alphahash_fragment:lw,alphahash_pars_fragment:cw,alphamap_fragment:hw,alphamap_pars_fragment:uw,alphatest_fragment:dw,alphatest_pars_fragment:fw,aomap_fragment:pw,aomap_pars_fragment:mw,batching_pars_vertex:gw,batching_vertex:bw,begin_vertex:xw,beginnormal_vertex:_w,bsdfs:yw,iridescence_fragment:vw,bumpmap_pars_fragment:ww,clipping_planes_fragment:Sw,clipping_planes_pars_fragment:Mw,clipping_planes_pars_vertex:Tw,clipping_planes_vertex:Aw,color_fragment:Ew,color_pars_fragment:Rw,color_pars_vertex:Cw,color_vertex:Pw,common:Iw,defaultnormal_vertex:Lw,displacementmap_pars_vertex:Dw,displacementmap_vertex:Nw,emissivemap_fragment:Fw,emissivemap_pars_fragment:Ow,colorspace_fragment:kw,colorspace_pars_fragment:Uw,envmap_fragment:Bw,envmap_common_pars_fragment:zw,envmap_pars_fragment:Gw,envmap_pars_vertex:Vw,envmap_physical_pars_fragment:Qw,envmap_vertex:Hw,fog_vertex:Ww,fog_pars_vertex:qw,fog_fragment:Xw,fog_pars_fragment:jw,gradientmap_pars_fragment:Kw,lightmap_pars_fragment:Yw,lights_lambert_fragment:Jw,lights_lambert_pars_fragment:$w,lights_pars_begin:Zw,lights_toon_fragment:eS,lights_toon_pars_fragment:tS,lights_phong_fragment:nS,lights_phong_pars_fragment:iS,lights_physical_fragment:sS,lights_physical_pars_fragment:rS,lights_fragment_begin:oS,lights_fragment_maps:aS,lights_fragment_end:lS,lightprobes_pars_fragment:cS,logdepthbuf_fragment:hS,logdepthbuf_pars_fragment:uS,logdepthbuf_pars_vertex:dS,logdepthbuf_vertex:fS,map_fragment:pS,map_pars_fragment:mS,map_particle_fragment:gS,map_particle_pars_fragment:bS,metalnessmap_fragment:xS,metalnessmap_pars_fragment:_S,morphinstance_vertex:yS,morphcolor_vertex:vS,morphnormal_vertex:wS,morphtarget_pars_vertex:SS,morphtarget_vertex:MS,normal_fragment_begin:TS,normal_fragment_maps:AS,normal_pars_fragment:ES,normal_pars_vertex:RS,normal_vertex:CS,normalmap_pars_fragment:PS,clearcoat_normal_fragment_begin:IS,clearcoat_normal_fragment_maps:LS,clearcoat_pars_fragment:DS,iridescence_pars_fragment:NS,opaque_fragment:FS,packing:OS,premultiplied_alpha_fragment:kS,project_vertex:US,dithering_fragment:BS,dithering_pars_fragment:zS,roughnessmap_fragment:GS,roughnessmap_pars_fragment:VS,shadowmap_pars_fragment:HS,shadowmap_pars_vertex:WS,shadowmap_vertex:qS,shadowmask_pars_fragment:XS,skinbase_vertex:jS,skinning_pars_vertex:KS,skinning_vertex:YS,skinnormal_vertex:JS,specularmap_fragment:$S,specularmap_pars_fragment:ZS,tonemapping_fragment:QS,tonemapping_pars_fragment:eM,transmission_fragment:tM,transmission_pars_fragment:nM,uv_pars_fragment:iM,uv_pars_vertex:sM,uv_vertex:rM,worldpos_vertex:oM,background_vert:aM,background_frag:lM,backgroundCube_vert:cM,backgroundCube_frag:hM,cube_vert:uM,cube_frag:dM,depth_vert:fM,depth_frag:pM,distance_vert:mM,distance_frag:gM,equirect_vert:bM,equirect_frag:xM,linedashed_vert:_M,linedashed_frag:yM,meshbasic_vert:vM,meshbasic_frag:wM,meshlambert_vert:SM,meshlambert_frag:MM,meshmatcap_vert:TM,meshmatcap_frag:AM,meshnormal_vert:EM,meshnormal_frag:RM,meshphong_vert:CM,meshphong_frag:PM,meshphysical_vert:IM,meshphysical_frag:LM,meshtoon_vert:DM,meshtoon_frag:NM,points_vert:FM,points_frag:OM,shadow_vert:kM,shadow_frag:UM,sprite_vert:BM,sprite_frag:zM},me={common:{diffuse:{value:new Ee(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Fe},alphaMap:{value:null},alphaMapTransform:{value:new Fe},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Fe}},envmap:{envMap:{value:null},envMapRotation:{value:new Fe},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Fe}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Fe}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Fe},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Fe},normalScale:{value:new be(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Fe},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Fe}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Fe}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Fe}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ee(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ee(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Fe},alphaTest:{value:0},uvTransform:{value:new Fe}},sprite:{diffuse:{value:new Ee(16777215)},opacity:{value:1},center:{value:new be(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Fe},alphaMap:{value:null},alphaMapTransform:{value:new Fe},alphaTest:{value:0}}},Dn={basic:{uniforms:Tn([me.common,me.specularmap,me.envmap,me.aomap,me.lightmap,me.fog]),vertexShader:We.meshbasic_vert,fragmentShader:We.meshbasic_frag},lambert:{uniforms:Tn([me.common,me.specularmap,me.envmap,me.aomap,me.lightmap,me.emissivemap,me.bumpmap,me.normalmap,me.displacementmap,me.fog,me.lights,{emissive:{value:new Ee(0)},envMapIntensity:{value:1}}]),vertexShader:We.meshlambert_vert,fragmentShader:We.meshlambert_frag},phong:{uniforms:Tn([me.common,me.specularmap,me.envmap,me.aomap,me.lightmap,me.emissivemap,me.bumpmap,me.normalmap,me.displacementmap,me.fog,me.lights,{emissive:{value:new Ee(0)},specular:{value:new Ee(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:We.meshphong_vert,fragmentShader:We.meshphong_frag},standard:{uniforms:Tn([me.common,me.envmap,me.aomap,me.lightmap,me.emissivemap,me.bumpmap,me.normalmap,me.displacementmap,me.roughnessmap,me.metalnessmap,me.fog,me.lights,{emissive:{value:new Ee(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:We.meshphysical_vert,fragmentShader:We.meshphysical_frag},toon:{uniforms:Tn([me.common,me.aomap,me.lightmap,me.emissivemap,me.bumpmap,me.normalmap,me.displacementmap,me.gradientmap,me.fog,me.lights,{emissive:{value:new Ee(0)}}]),vertexShader:We.meshtoon_vert,fragmentShader:We.meshtoon_frag},matcap:{uniforms:Tn([me.common,me.bumpmap,me.normalmap,me.displacementmap,me.fog,{matcap:{value:null}}]),vertexShader:We.meshmatcap_vert,fragmentShader:We.meshmatcap_frag},points:{uniforms:Tn([me.points,me.fog]),vertexShader:We.points_vert,fragmentShader:We.points_frag},dashed:{uniforms:Tn([me.common,me.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:We.linedashed_vert,fragmentShader:We.linedashed_frag},depth:{uniforms:Tn([me.common,me.displacementmap]),vertexShader:We.depth_vert,fragmentShader:We.depth_frag},normal:{uniforms:Tn([me.common,me.bumpmap,me.normalmap,me.displacementmap,{opacity:{value:1}}]),vertexShader:We.meshnormal_vert,fragmentShader:We.meshnormal_frag},sprite:{uniforms:Tn([me.sprite,me.fog]),vertexShader:We.sprite_vert,fragmentShader:We.sprite_frag},background:{uniforms:{uvTransform:{value:new Fe},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:We.background_vert,fragmentShader:We.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Fe}},vertexShader:We.backgroundCube_vert,fragmentShader:We.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:We.cube_vert,fragmentShader:We.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:We.equirect_vert,fragmentShader:We.equirect_frag},distance:{uniforms:Tn([me.common,me.displacementmap,{referencePosition:{value:new R},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:We.distance_vert,fragmentShader:We.distance_frag},shadow:{uniforms:Tn([me.lights,me.fog,{color:{value:new Ee(0)},opacity:{value:1}}]),vertexShader:We.shadow_vert,fragmentShader:We.shadow_frag}};Dn.physical={uniforms:Tn([Dn.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Fe},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Fe},clearcoatNormalScale:{value:new be(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Fe},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Fe},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Fe},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Fe},sheen:{value:0},sheenColor:{value:new Ee(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Fe},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Fe},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Fe},transmissionSamplerSize:{value:new be},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Fe},attenuationDistance:{value:0},attenuationColor:{value:new Ee(0)},specularColor:{value:new Ee(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Fe},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Fe},anisotropyVector:{value:new be},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Fe}}]),vertexShader:We.meshphysical_vert,fragmentShader:We.meshphysical_frag};var oh={r:0,b:0,g:0},GM=new se,$b=new Fe;$b.set(-1,0,0,0,1,0,0,0,1);function VM(i,e,t,n,s,r){let o=new Ee(0),a=s===!0?0:1,l,c,h=null,u=0,d=null;function f(b){let v=b.isScene===!0?b.background:null;if(v&&v.isTexture){let _=b.backgroundBlurriness>0;v=e.get(v,_)}return v}function m(b){let v=!1,_=f(b);_===null?g(o,a):_&&_.isColor&&(g(_,1),v=!0);let S=i.xr.getEnvironmentBlendMode();S==="additive"?t.buffers.color.setClear(0,0,0,1,r):S==="alpha-blend"&&t.buffers.color.setClear(0,0,0,0,r),(i.autoClear||v)&&(t.buffers.depth.setTest(!0),t.buffers.depth.setMask(!0),t.buffers.color.setMask(!0),i.clear(i.autoClearColor,i.autoClearDepth,i.autoClearStencil))}function y(b,v){let _=f(v);_&&_.isCubeTexture?(c===void 0&&(c=new Ke(new Ms(1,1,1),new On({name:"BackgroundCubeMaterial",uniforms:gr(Dn.backgroundCube.uniforms),vertexShader:Dn.backgroundCube.vertexShader,fragmentShader:Dn.backgroundCube.fragmentShader,side:un,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(S,T,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(c)),c.material.uniforms.envMap.value=_,c.material.uniforms.backgroundBlurriness.value=v.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=v.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(GM.makeRotationFromEuler(v.backgroundRotation)).transpose(),_.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply($b),c.material.toneMapped=Xe.getTransfer(_.colorSpace)!==dt,(h!==_||u!==_.version||d!==i.toneMapping)&&(c.material.needsUpdate=!0,h=_,u=_.version,d=i.toneMapping),c.layers.enableAll(),b.unshift(c,c.geometry,c.material,0,0,null)):_&&_.isTexture&&(l===void 0&&(l=new Ke(new or(2,2),new On({name:"BackgroundMaterial",uniforms:gr(Dn.background.uniforms),vertexShader:Dn.background.vertexShader,fragmentShader:Dn.background.fragmentShader,side:In,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(l)),l.material.uniforms.t2D.value=_,l.material.uniforms.backgroundIntensity.value=v.backgroundIntensity,l.material.toneMapped=Xe.getTransfer(_.colorSpace)!==dt,_.matrixAutoUpdate===!0&&_.updateMatrix(),l.material.uniforms.uvTransform.value.copy(_.matrix),(h!==_||u!==_.version||d!==i.toneMapping)&&(l.material.needsUpdate=!0,h=_,u=_.version,d=i.toneMapping),l.layers.enableAll(),b.unshift(l,l.geometry,l.material,0,0,null))}function g(b,v){b.getRGB(oh,af(i)),t.buffers.color.setClear(oh.r,oh.g,oh.b,v,r)}function p(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return o},setClearColor:function(b,v=1){o.set(b),a=v,g(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(b){a=b,g(o,a)},render:m,addToRenderList:y,dispose:p}}function HM(i,e){let t=i.getParameter(i.MAX_VERTEX_ATTRIBS),n={},s=d(null),r=s,o=!1;function a(D,L,k,F,z){let W=!1,q=u(D,F,k,L);r!==q&&(r=q,c(r.object)),W=f(D,F,k,z),W&&m(D,F,k,z),z!==null&&e.update(z,i.ELEMENT_ARRAY_BUFFER),(W||o)&&(o=!1,_(D,L,k,F),z!==null&&i.bindBuffer(i.ELEMENT_ARRAY_BUFFER,e.get(z).buffer))}function l(){return i.createVertexArray()}function c(D){return i.bindVertexArray(D)}function h(D){return i.deleteVertexArray(D)}function u(D,L,k,F){let z=F.wireframe===!0,W=n[L.id];W===void 0&&(W={},n[L.id]=W);let q=D.isInstancedMesh===!0?D.id:0,ne=W[q];ne===void 0&&(ne={},W[q]=ne);let j=ne[k.id];j===void 0&&(j={},ne[k.id]=j);let ee=j[z];return ee===void 0&&(ee=d(l()),j[z]=ee),ee}function d(D){let L=[],k=[],F=[];for(let z=0;z<t;z++)L[z]=0,k[z]=0,F[z]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:L,enabledAttributes:k,attributeDivisors:F,object:D,attributes:{},index:null}}function f(D,L,k,F){let z=r.attributes,W=L.attributes,q=0,ne=k.getAttributes();for(let j in ne)if(ne[j].location>=0){let te=z[j],we=W[j];if(we===void 0&&(j==="instanceMatrix"&&D.instanceMatrix&&(we=D.instanceMatrix),j==="instanceColor"&&D.instanceColor&&(we=D.instanceColor)),te===void 0||te.attribute!==we||we&&te.data!==we.data)return!0;q++}return r.attributesNum!==q||r.index!==F}function m(D,L,k,F){let z={},W=L.attributes,q=0,ne=k.getAttributes();for(let j in ne)if(ne[j].location>=0){let te=W[j];te===void 0&&(j==="instanceMatrix"&&D.instanceMatrix&&(te=D.instanceMatrix),j==="instanceColor"&&D.instanceColor&&(te=D.instanceColor));let we={};we.attribute=te,te&&te.data&&(we.data=te.data),z[j]=we,q++}r.attributes=z,r.attributesNum=q,r.index=F}function y(){let D=r.newAttributes;for(let L=0,k=D.length;L<k;L++)D[L]=0}function g(D){p(D,0)}function p(D,L){let k=r.newAttributes,F=r.enabledAttributes,z=r.attributeDivisors;k[D]=1,F[D]===0&&(i.enableVertexAttribArray(D),F[D]=1),z[D]!==L&&(i.vertexAttribDivisor(D,L),z[D]=L)}function b(){let D=r.newAttributes,L=r.enabledAttributes;for(let k=0,F=L.length;k<F;k++)L[k]!==D[k]&&(i.disableVertexAttribArray(k),L[k]=0)}function v(D,L,k,F,z,W,q){q===!0?i.vertexAttribIPointer(D,L,k,z,W):i.vertexAttribPointer(D,L,k,F,z,W)}function _(D,L,k,F){y();let z=F.attributes,W=k.getAttributes(),q=L.defaultAttributeValues;for(let ne in W){let j=W[ne];if(j.location>=0){let ee=z[ne];if(ee===void 0&&(ne==="instanceMatrix"&&D.instanceMatrix&&(ee=D.instanceMatrix),ne==="instanceColor"&&D.instanceColor&&(ee=D.instanceColor)),ee!==void 0){let te=ee.normalized,we=ee.itemSize,Oe=e.get(ee);if(Oe===void 0)continue;let $=Oe.buffer,de=Oe.type,ve=Oe.bytesPerElement,Ie=de===i.INT||de===i.UNSIGNED_INT||ee.gpuType===Sc;if(ee.isInterleavedBufferAttribute){let xe=ee.data,ke=xe.isInterleavedBuffer===!0?xe.stride:xe.itemSize,kt=ee.offset;if(xe.isInstancedInterleavedBuffer||xe.isInstancedBufferAttribute){for(let Le=0;Le<j.locationSize;Le++)p(j.location+Le,xe.meshPerAttribute);D.isInstancedMesh!==!0&&F._maxInstanceCount===void 0&&(F._maxInstanceCount=xe.meshPerAttribute*xe.count)}else for(let Le=0;Le<j.locationSize;Le++)g(j.location+Le);i.bindBuffer(i.ARRAY_BUFFER,$);for(let Le=0;Le<j.locationSize;Le++)v(j.location+Le,we/j.locationSize,de,te,ke*ve,(kt+we/j.locationSize*Le)*ve,Ie)}else{if(ee.isInstancedBufferAttribute){for(let xe=0;xe<j.locationSize;xe++)p(j.location+xe,ee.meshPerAttribute);D.isInstancedMesh!==!0&&F._maxInstanceCount===void 0&&(F._maxInstanceCount=ee.meshPerAttribute*ee.count)}else for(let xe=0;xe<j.locationSize;xe++)g(j.location+xe);i.bindBuffer(i.ARRAY_BUFFER,$);for(let xe=0;xe<j.locationSize;xe++)v(j.location+xe,we/j.locationSize,de,te,we*ve,we/j.locationSize*xe*ve,Ie)}}else if(q!==void 0){let te=q[ne];if(te!==void 0)switch(te.length){case 2:i.vertexAttrib2fv(j.location,te);break;case 3:i.vertexAttrib3fv(j.location,te);break;case 4:i.vertexAttrib4fv(j.location,te);break;default:i.vertexAttrib1fv(j.location,te)}}}}b()}function S(){P();for(let D in n){let L=n[D];for(let k in L){let F=L[k];for(let z in F){let W=F[z];for(let q in W)h(W[q].object),delete W[q];delete F[z]}}delete n[D]}}function T(D){if(n[D.id]===void 0)return;let L=n[D.id];for(let k in L){let F=L[k];for(let z in F){let W=F[z];for(let q in W)h(W[q].object),delete W[q];delete F[z]}}delete n[D.id]}function x(D){for(let L in n){let k=n[L];for(let F in k){let z=k[F];if(z[D.id]===void 0)continue;let W=z[D.id];for(let q in W)h(W[q].object),delete W[q];delete z[D.id]}}}function M(D){for(let L in n){let k=n[L],F=D.isInstancedMesh===!0?D.id:0,z=k[F];if(z!==void 0){for(let W in z){let q=z[W];for(let ne in q)h(q[ne].object),delete q[ne];delete z[W]}delete k[F],Object.keys(k).length===0&&delete n[L]}}}function P(){E(),o=!0,r!==s&&(r=s,c(r.object))}function E(){s.geometry=null,s.program=null,s.wireframe=!1}return{setup:a,reset:P,resetDefaultState:E,dispose:S,releaseStatesOfGeometry:T,releaseStatesOfObject:M,releaseStatesOfProgram:x,initAttributes:y,enableAttribute:g,disableUnusedAttributes:b}}function WM(i,e,t){let n;function s(l){n=l}function r(l,c){i.drawArrays(n,l,c),t.update(c,n,1)}function o(l,c,h){h!==0&&(i.drawArraysInstanced(n,l,c,h),t.update(c,n,h))}function a(l,c,h){if(h===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,l,0,c,0,h);let d=0;for(let f=0;f<h;f++)d+=c[f];t.update(d,n,1)}this.setMode=s,this.render=r,this.renderInstances=o,this.renderMultiDraw=a}function qM(i,e,t,n){let s;function r(){if(s!==void 0)return s;if(e.has("EXT_texture_filter_anisotropic")===!0){let x=e.get("EXT_texture_filter_anisotropic");s=i.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else s=0;return s}function o(x){return!(x!==Ln&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(x){let M=x===ci&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(x!==dn&&x!==Vn&&!M&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_TYPE))}function l(x){if(x==="highp"){if(i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.HIGH_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.MEDIUM_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=t.precision!==void 0?t.precision:"highp",h=l(c);h!==c&&(Re("WebGLRenderer:",c,"not supported, using",h,"instead."),c=h);let u=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),d=t.logarithmicDepthBuffer===!0&&u===!1;t.reversedDepthBuffer===!0&&u===!1&&Re("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),t.logarithmicDepthBuffer===!0&&u===!0&&Re("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=i.getParameter(i.MAX_TEXTURE_IMAGE_UNITS),m=i.getParameter(i.MAX_VERTEX_TEXTURE_IMAGE_UNITS),y=i.getParameter(i.MAX_TEXTURE_SIZE),g=i.getParameter(i.MAX_CUBE_MAP_TEXTURE_SIZE),p=i.getParameter(i.MAX_VERTEX_ATTRIBS),b=i.getParameter(i.MAX_VERTEX_UNIFORM_VECTORS),v=i.getParameter(i.MAX_VARYING_VECTORS),_=i.getParameter(i.MAX_FRAGMENT_UNIFORM_VECTORS),S=i.getParameter(i.MAX_SAMPLES),T=i.getParameter(i.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:d,reversedDepthBuffer:u,maxTextures:f,maxVertexTextures:m,maxTextureSize:y,maxCubemapSize:g,maxAttributes:p,maxVertexUniforms:b,maxVaryings:v,maxFragmentUniforms:_,maxSamples:S,samples:T}}function XM(i){let e=this,t=null,n=0,s=!1,r=!1,o=new jt,a=new Fe,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(u,d){let f=u.length!==0||d||n!==0||s;return s=d,n=u.length,f},this.beginShadows=function(){r=!0,h(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(u,d){t=h(u,d,0)},this.setState=function(u,d,f){let m=u.clippingPlanes,y=u.clipIntersection,g=u.clipShadows,p=i.get(u);if(!s||m===null||m.length===0||r&&!g)r?h(null):c();else{let b=r?0:n,v=b*4,_=p.clippingState||null;l.value=_,_=h(m,d,v,f);for(let S=0;S!==v;++S)_[S]=t[S];p.clippingState=_,this.numIntersection=y?this.numPlanes:0,this.numPlanes+=b}};function c(){l.value!==t&&(l.value=t,l.needsUpdate=n>0),e.numPlanes=n,e.numIntersection=0}function h(u,d,f,m){let y=u!==null?u.length:0,g=null;if(y!==0){if(g=l.value,m!==!0||g===null){let p=f+y*4,b=d.matrixWorldInverse;a.getNormalMatrix(b),(g===null||g.length<p)&&(g=new Float32Array(p));for(let v=0,_=f;v!==y;++v,_+=4)o.copy(u[v]).applyMatrix4(b,a),o.normal.toArray(g,_),g[_+3]=o.constant}l.value=g,l.needsUpdate=!0}return e.numPlanes=y,e.numIntersection=0,g}}var Ua=class extends Gn{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},s=[n,n,n,n,n,n];this.texture=new ha(s),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},s=new Ms(5,5,5),r=new On({name:"CubemapFromEquirect",uniforms:gr(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:un,blending:ur});r.uniforms.tEquirect.value=t;let o=new Ke(s,r),a=t.minFilter;return t.minFilter===Qn&&(t.minFilter=Nt),new ro(1,10,this).update(e,o),t.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(e,t=!0,n=!0,s=!0){let r=e.getRenderTarget();for(let o=0;o<6;o++)e.setRenderTarget(this,o),e.clear(t,n,s);e.setRenderTarget(r)}},Cb=256,jM=3,KM=20,Zb=256,Qb=16,YM=3,JM=new R,$M=new Ee,lh=class i{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new ro(1,10,null),this._boxMesh=new Ke(new Ms(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,s=100,r={}){let{size:o=256,position:a=JM}=r,l=this._renderer;this._setSize(o);let c=this._allocateTarget(),h=this._getSourceTarget(!0);t>0&&(h.texture.mipmapsAutoUpdate=!1);let u=l.autoClear,d=l.autoClearColor,f=l.autoClearDepth,m=l.autoClearStencil,y=e.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,y===null&&(e.background=l.getClearColor($M));let g=new ro(n,s,h);return g.position.copy(a),g.update(l,e),l.autoClear=u,l.autoClearColor=d,l.autoClearDepth=f,l.autoClearStencil=m,e.background=y,t>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(c,t)),this._applyPMREM(c),c}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Lb(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=Ib(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(Cb,sf(e))}_fromTexture(e,t){e.mapping===fr||e.mapping===lo?this._setSize(e.image.length===0?Cb:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=Pb(e,!1,!1),n=Math.log2(e)-jM;for(let s=0;s<=n;s++)t.texture.mipmaps.push({width:e>>s,height:e>>s});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=Pb(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let s=this._boxMesh,r=this._cubeCamera;s.material=n,r.renderTarget=e,r.activeMipmapLevel=t;let o=e.width>>t;e.viewport.set(0,0,o,o),r.update(this._renderer,s),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===fr||e.mapping===lo?(this._cubemapMaterial===null&&(this._cubemapMaterial=Lb()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=Ib()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(e){this._ggxMaterial===null&&(this._ggxMaterial=ZM(),this._integrationMaterial=QM());let t=this._cubeSize,n=e.texture.mipmaps.length-1,s=this._ggxMaterial.uniforms;s.envMap.value=this._sourceTarget.texture;let r=this._integrationMaterial.uniforms;r.envMap.value=this._sourceTarget.texture,r.sourceLod.value=Math.log2(t/Qb);for(let o=0;o<=n;o++){let a=i.lodToRoughness(o,n);if(o>n-YM)r.roughness.value=a,this._renderCube(e,o,this._integrationMaterial);else{let l=a>0?Math.log2(t)+.5*Math.log2(6/(Zb*Math.pow(a,4)))+.5:0;s.roughness.value=a,s.lodBias.value=l,this._renderCube(e,o,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=eT());let n=this._blurMaterial,s=n.uniforms,r=this._sourceTarget;s.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,s.envMap.value=r.texture,this._renderCube(e,0,n),s.envMap.value=e.texture,this._renderCube(r,0,n)}};function Pb(i,e,t){return new Ua(i,{minFilter:Qn,generateMipmaps:e,type:ci,colorSpace:Cn,depthBuffer:t})}function Ba(i,e,t){return new On({name:i,uniforms:e,vertexShader:We.cube_vert,fragmentShader:t,side:un,blending:ur,depthTest:!1,depthWrite:!1})}function ZM(){return Ba("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${Zb}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function QM(){return Ba("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:Qb}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function eT(){return Ba("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${KM}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function Ib(){return Ba("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function Lb(){return Ba("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function tT(i){let e=new WeakMap,t=new WeakMap,n=null;function s(d,f=!1){return d==null?null:f?o(d):r(d)}function r(d){if(d&&d.isTexture){let f=d.mapping;if(f===yc||f===vc)if(e.has(d)){let m=e.get(d).texture;return a(m,d.mapping)}else{let m=d.image;if(m&&m.height>0){let y=new Ua(m.height);return y.fromEquirectangularTexture(i,d),e.set(d,y),d.addEventListener("dispose",c),a(y.texture,d.mapping)}else return null}}return d}function o(d){if(d&&d.isTexture&&d.isPMREMTexture!==!0){let f=d.mapping,m=f===yc||f===vc,y=f===fr||f===lo;if(m||y){let g=t.get(d),p=g!==void 0?g.texture.pmremVersion:0;if(d.isRenderTargetTexture&&d.pmremVersion!==p)return n===null&&(n=new lh(i)),g=m?n.fromEquirectangular(d,g):n.fromCubemap(d,g),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),g.texture;if(g!==void 0)return g.texture;{let b=d.image;return m&&b&&b.height>0||y&&b&&l(b)?(n===null&&(n=new lh(i)),g=m?n.fromEquirectangular(d):n.fromCubemap(d),g.texture.pmremVersion=d.pmremVersion,t.set(d,g),d.addEventListener("dispose",h),g.texture):null}}}return d}function a(d,f){return f===yc?d.mapping=fr:f===vc&&(d.mapping=lo),d}function l(d){let f=0,m=6;for(let y=0;y<m;y++)d[y]!==void 0&&f++;return f===m}function c(d){let f=d.target;f.removeEventListener("dispose",c);let m=e.get(f);m!==void 0&&(e.delete(f),m.dispose())}function h(d){let f=d.target;f.removeEventListener("dispose",h);let m=t.get(f);m!==void 0&&(t.delete(f),m.dispose())}function u(){e=new WeakMap,t=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:s,dispose:u}}function nT(i){let e={};function t(n){if(e[n]!==void 0)return e[n];let s=i.getExtension(n);return e[n]=s,s}return{has:function(n){return t(n)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(n){let s=t(n);return s===null&&Qs("WebGLRenderer: "+n+" extension not supported."),s}}}function iT(i,e,t,n){let s={},r=new WeakMap,o=new FinalizationRegistry(m=>delete s[m]);function a(m){l(m.target)}function l(m){m.index!==null&&e.remove(m.index);for(let g in m.attributes)e.remove(m.attributes[g]);m.removeEventListener("dispose",a),delete s[m.id],o.unregister(m);let y=r.get(m);y&&(e.remove(y),r.delete(m)),n.releaseStatesOfGeometry(m),m.isInstancedBufferGeometry===!0&&delete m._maxInstanceCount,t.memory.geometries--}function c(m,y){return s[y.id]!==void 0||(y.addEventListener("dispose",a),s[y.id]=new WeakRef(y),o.register(y,y.id,y),t.memory.geometries++),y}function h(m){let y=m.attributes;for(let g in y)e.update(y[g],i.ARRAY_BUFFER)}function u(m){let y=m.index,g=m.attributes.position,p=0;if(g===void 0)return;let b=y!==null?y.array.length:g.array.length/3-1,v=g.count>=65535?ra:sa,_=new v(Math.ceil(b/3)*6,1),S=_.array;if(y!==null){let x=y.array;p=y.version;for(let M=0,P=0;M<b;M+=3){let E=x[M+0],D=x[M+1],L=x[M+2];S[P++]=E,S[P++]=D,S[P++]=D,S[P++]=L,S[P++]=L,S[P++]=E}}else{p=g.version;for(let x=0,M=0;x<b;x+=3){let P=x+0,E=x+1,D=x+2;S[M++]=P,S[M++]=E,S[M++]=E,S[M++]=D,S[M++]=D,S[M++]=P}}_.version=p;let T=r.get(m);T&&e.remove(T),r.set(m,_)}function d(m){let y=r.get(m);if(y){let g=m.index;g!==null&&y.version<g.version&&u(m)}else u(m);return r.get(m)}function f(){for(let m in s){let y=s[m].deref();y!==void 0&&l(y)}}return{get:c,update:h,getWireframeAttribute:d,dispose:f}}function sT(i,e,t){let n;function s(u){n=u}let r,o;function a(u){r=u.type,o=u.bytesPerElement}function l(u,d){i.drawElements(n,d,r,u*o),t.update(d,n,1)}function c(u,d,f){f!==0&&(i.drawElementsInstanced(n,d,r,u*o,f),t.update(d,n,f))}function h(u,d,f){if(f===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,d,0,r,u,0,f);let y=0;for(let g=0;g<f;g++)y+=d[g];t.update(y,n,1)}this.setMode=s,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=h}function rT(i){let e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function n(r,o,a){switch(t.calls++,o){case i.TRIANGLES:t.triangles+=a*(r/3);break;case i.LINES:t.lines+=a*(r/2);break;case i.LINE_STRIP:t.lines+=a*(r-1);break;case i.LINE_LOOP:t.lines+=a*r;break;case i.POINTS:t.points+=a*r;break;default:Ne("WebGLInfo: Unknown draw mode:",o);break}}function s(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:s,update:n}}function oT(i,e,t){let n=new WeakMap,s=new Qe;function r(o,a,l){let c=o.morphTargetInfluences,h=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,u=h!==void 0?h.length:0,d=n.get(a);if(d===void 0||d.count!==u){let P=function(){x.dispose(),n.delete(a),a.removeEventListener("dispose",P)};d!==void 0&&d.texture.dispose();let f=a.morphAttributes.position!==void 0,m=a.morphAttributes.normal!==void 0,y=a.morphAttributes.color!==void 0,g=a.morphAttributes.position||[],p=a.morphAttributes.normal||[],b=a.morphAttributes.color||[],v=0;f===!0&&(v=1),m===!0&&(v=2),y===!0&&(v=3);let _=a.attributes.position.count*v,S=1;_>e.maxTextureSize&&(S=Math.ceil(_/e.maxTextureSize),_=e.maxTextureSize);let T=new Float32Array(_*S*4*u),x=new ea(T,_,S,u);x.type=Vn,x.needsUpdate=!0;let M=v*4;for(let E=0;E<u;E++){let D=g[E],L=p[E],k=b[E],F=_*S*4*E;for(let z=0;z<D.count;z++){let W=z*M;f===!0&&(s.fromBufferAttribute(D,z),T[F+W+0]=s.x,T[F+W+1]=s.y,T[F+W+2]=s.z,T[F+W+3]=0),m===!0&&(s.fromBufferAttribute(L,z),T[F+W+4]=s.x,T[F+W+5]=s.y,T[F+W+6]=s.z,T[F+W+7]=0),y===!0&&(s.fromBufferAttribute(k,z),T[F+W+8]=s.x,T[F+W+9]=s.y,T[F+W+10]=s.z,T[F+W+11]=k.itemSize===4?s.w:1)}}d={count:u,texture:x,size:new be(_,S)},n.set(a,d),a.addEventListener("dispose",P)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(i,"morphTexture",o.morphTexture,t);else{let f=0;for(let y=0;y<c.length;y++)f+=c[y];let m=a.morphTargetsRelative?1:1-f;l.getUniforms().setValue(i,"morphTargetBaseInfluence",m),l.getUniforms().setValue(i,"morphTargetInfluences",c)}l.getUniforms().setValue(i,"morphTargetsTexture",d.texture,t),l.getUniforms().setValue(i,"morphTargetsTextureSize",d.size)}return{update:r}}function aT(i,e,t,n,s){let r=new WeakMap;function o(c){let h=s.render.frame,u=c.geometry,d=e.get(c,u);if(r.get(d)!==h&&(e.update(d),r.set(d,h)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),r.get(c)!==h&&(t.update(c.instanceMatrix,i.ARRAY_BUFFER),c.instanceColor!==null&&t.update(c.instanceColor,i.ARRAY_BUFFER),r.set(c,h))),c.isSkinnedMesh){let f=c.skeleton;r.get(f)!==h&&(f.update(),r.set(f,h))}return d}function a(){r=new WeakMap}function l(c){let h=c.target;h.removeEventListener("dispose",l),n.releaseStatesOfObject(h),t.remove(h.instanceMatrix),h.instanceColor!==null&&t.remove(h.instanceColor)}return{update:o,dispose:a}}var lT={[Od]:"LINEAR_TONE_MAPPING",[kd]:"REINHARD_TONE_MAPPING",[Ud]:"CINEON_TONE_MAPPING",[Bd]:"ACES_FILMIC_TONE_MAPPING",[Gd]:"AGX_TONE_MAPPING",[Vd]:"NEUTRAL_TONE_MAPPING",[zd]:"CUSTOM_TONE_MAPPING"};function cT(i,e,t,n,s,r){let o=new Gn(e,t,{type:i,depthBuffer:s,stencilBuffer:r,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,l=null,c=null,h=new et;h.setAttribute("position",new He([-1,3,0,-1,-1,0,3,-1,0],3)),h.setAttribute("uv",new He([0,2,0,0,2,0],2));let u=new lc({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),d=new Ke(h,u),f=new cr(-1,1,1,-1,0,1),m=null,y=null,g=!1,p,b=null,v=[],_=!1;this.setSize=function(S,T){o.setSize(S,T),a!==null&&a.setSize(S,T),l!==null&&l.setSize(S,T);for(let x=0;x<v.length;x++){let M=v[x];M.setSize&&M.setSize(S,T)}},this.setEffects=function(S){v=S,_=v.length>0&&v[0].isRenderPass===!0;let T=o.width,x=o.height;v.length>0&&a===null&&(a=new Gn(T,x,{type:ci,depthBuffer:!1,stencilBuffer:!1}),l=new Gn(T,x,{type:ci,depthBuffer:!1,stencilBuffer:!1}));let M=s===!0&&v.some(P=>P.needsDepthTexture===!0);M!==(o.depthTexture!==null)&&(M===!0&&c===null&&(c=new Yi(T,x),r===!0&&(c.format=ns,c.type=mr)),o.dispose(),o.depthTexture=M?c:null,o.resolveDepthBuffer=M,o.storeMultisampledDepthBuffer=M);for(let P=0;P<v.length;P++){let E=v[P];E.setSize&&E.setSize(T,x),M&&E.needsDepthTexture===!0&&E.setDepthTexture&&E.setDepthTexture(c)}},this.begin=function(S,T){if(g||S.toneMapping===wi&&v.length===0)return!1;if(b=T,T!==null){let x=T.width,M=T.height;(o.width!==x||o.height!==M)&&this.setSize(x,M)}return _===!1&&S.setRenderTarget(o),p=S.toneMapping,S.toneMapping=wi,!0},this.hasRenderPass=function(){return _},this.end=function(S,T){S.toneMapping=p,g=!0;let x=o,M=a;for(let P=0;P<v.length;P++){let E=v[P];E.enabled!==!1&&(E.render(S,M,x,T),E.needsSwap!==!1&&(x=M,M=M===a?l:a))}if(m!==S.outputColorSpace||y!==S.toneMapping){m=S.outputColorSpace,y=S.toneMapping,u.defines={},Xe.getTransfer(m)===dt&&(u.defines.SRGB_TRANSFER="");let P=lT[y];P&&(u.defines[P]=""),u.needsUpdate=!0}u.uniforms.tDiffuse.value=x.texture,S.setRenderTarget(b),S.render(d,f),b=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),l!==null&&l.dispose(),h.dispose(),u.dispose()}}var e0=new Yt,t0=new Yi(1,1),n0=new ua(1),i0=new ea,s0=new vs,r0=new ha,Db=[],Nb=[],Fb=new Float32Array(16),Ob=new Float32Array(9),kb=new Float32Array(4);function mo(i,e,t){let n=i[0];if(n<=0||n>0)return i;let s=e*t,r=Db[s];if(r===void 0&&(r=new Float32Array(s),Db[s]=r),e!==0){n.toArray(r,0);for(let o=1,a=0;o!==e;++o)a+=t,i[o].toArray(r,a)}return r}function Jt(i,e){if(i.length!==e.length)return!1;for(let t=0,n=i.length;t<n;t++)if(i[t]!==e[t])return!1;return!0}function $t(i,e){for(let t=0,n=e.length;t<n;t++)i[t]=e[t]}function uh(i,e){let t=Nb[e];t===void 0&&(t=new Int32Array(e),Nb[e]=t);for(let n=0;n!==e;++n)t[n]=i.allocateTextureUnit();return t}function hT(i,e){let t=this.cache;t[0]!==e&&(i.uniform1f(this.addr,e),t[0]=e)}function uT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Jt(t,e))return;i.uniform2fv(this.addr,e),$t(t,e)}}function dT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(i.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(Jt(t,e))return;i.uniform3fv(this.addr,e),$t(t,e)}}function fT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Jt(t,e))return;i.uniform4fv(this.addr,e),$t(t,e)}}function pT(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Jt(t,e))return;i.uniformMatrix2fv(this.addr,!1,e),$t(t,e)}else{if(Jt(t,n))return;kb.set(n),i.uniformMatrix2fv(this.addr,!1,kb),$t(t,n)}}function mT(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Jt(t,e))return;i.uniformMatrix3fv(this.addr,!1,e),$t(t,e)}else{if(Jt(t,n))return;Ob.set(n),i.uniformMatrix3fv(this.addr,!1,Ob),$t(t,n)}}function gT(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Jt(t,e))return;i.uniformMatrix4fv(this.addr,!1,e),$t(t,e)}else{if(Jt(t,n))return;Fb.set(n),i.uniformMatrix4fv(this.addr,!1,Fb),$t(t,n)}}function bT(i,e){let t=this.cache;t[0]!==e&&(i.uniform1i(this.addr,e),t[0]=e)}function xT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Jt(t,e))return;i.uniform2iv(this.addr,e),$t(t,e)}}function _T(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Jt(t,e))return;i.uniform3iv(this.addr,e),$t(t,e)}}function yT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Jt(t,e))return;i.uniform4iv(this.addr,e),$t(t,e)}}function vT(i,e){let t=this.cache;t[0]!==e&&(i.uniform1ui(this.addr,e),t[0]=e)}function wT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Jt(t,e))return;i.uniform2uiv(this.addr,e),$t(t,e)}}function ST(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Jt(t,e))return;i.uniform3uiv(this.addr,e),$t(t,e)}}function MT(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Jt(t,e))return;i.uniform4uiv(this.addr,e),$t(t,e)}}function dh(i){return i.version===0&&(i.compareFunction=Qd,i.needsUpdate=!0),i}function TT(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_2D_SHADOW?r=dh(t0):r=e0,t.setTexture2D(e||r,s)}function AT(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture3D(e||s0,s)}function ET(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_CUBE_SHADOW?r=dh(n0):r=r0,t.setTextureCube(e||r,s)}function RT(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture2DArray(e||i0,s)}function CT(i){switch(i){case 5126:return hT;case 35664:return uT;case 35665:return dT;case 35666:return fT;case 35674:return pT;case 35675:return mT;case 35676:return gT;case 5124:case 35670:return bT;case 35667:case 35671:return xT;case 35668:case 35672:return _T;case 35669:case 35673:return yT;case 5125:return vT;case 36294:return wT;case 36295:return ST;case 36296:return MT;case 35678:case 36198:case 36298:case 36306:case 35682:return TT;case 35679:case 36299:case 36307:return AT;case 35680:case 36300:case 36308:case 36293:return ET;case 36289:case 36303:case 36311:case 36292:return RT}}function PT(i,e){i.uniform1fv(this.addr,e)}function IT(i,e){let t=mo(e,this.size,2);i.uniform2fv(this.addr,t)}function LT(i,e){let t=mo(e,this.size,3);i.uniform3fv(this.addr,t)}function DT(i,e){let t=mo(e,this.size,4);i.uniform4fv(this.addr,t)}function NT(i,e){let t=mo(e,this.size,4);i.uniformMatrix2fv(this.addr,!1,t)}function FT(i,e){let t=mo(e,this.size,9);i.uniformMatrix3fv(this.addr,!1,t)}function OT(i,e){let t=mo(e,this.size,16);i.uniformMatrix4fv(this.addr,!1,t)}function kT(i,e){i.uniform1iv(this.addr,e)}function UT(i,e){i.uniform2iv(this.addr,e)}function BT(i,e){i.uniform3iv(this.addr,e)}function zT(i,e){i.uniform4iv(this.addr,e)}function GT(i,e){i.uniform1uiv(this.addr,e)}function VT(i,e){i.uniform2uiv(this.addr,e)}function HT(i,e){i.uniform3uiv(this.addr,e)}function WT(i,e){i.uniform4uiv(this.addr,e)}function qT(i,e,t){let n=this.cache,s=e.length,r=uh(t,s);Jt(n,r)||(i.uniform1iv(this.addr,r),$t(n,r));let o;this.type===i.SAMPLER_2D_SHADOW?o=dh(t0):o=e0;for(let a=0;a!==s;++a)t.setTexture2D(e[a]||o,r[a])}function XT(i,e,t){let n=this.cache,s=e.length,r=uh(t,s);Jt(n,r)||(i.uniform1iv(this.addr,r),$t(n,r));for(let o=0;o!==s;++o)t.setTexture3D(e[o]||s0,r[o])}function jT(i,e,t){let n=this.cache,s=e.length,r=uh(t,s);Jt(n,r)||(i.uniform1iv(this.addr,r),$t(n,r));let o;this.type===i.SAMPLER_CUBE_SHADOW?o=dh(n0):o=r0;for(let a=0;a!==s;++a)t.setTextureCube(e[a]||o,r[a])}function KT(i,e,t){let n=this.cache,s=e.length,r=uh(t,s);Jt(n,r)||(i.uniform1iv(this.addr,r),$t(n,r));for(let o=0;o!==s;++o)t.setTexture2DArray(e[o]||i0,r[o])}function YT(i){switch(i){case 5126:return PT;case 35664:return IT;case 35665:return LT;case 35666:return DT;case 35674:return NT;case 35675:return FT;case 35676:return OT;case 5124:case 35670:return kT;case 35667:case 35671:return UT;case 35668:case 35672:return BT;case 35669:case 35673:return zT;case 5125:return GT;case 36294:return VT;case 36295:return HT;case 36296:return WT;case 35678:case 36198:case 36298:case 36306:case 35682:return qT;case 35679:case 36299:case 36307:return XT;case 35680:case 36300:case 36308:case 36293:return jT;case 36289:case 36303:case 36311:case 36292:return KT}}var ff=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=CT(t.type)}},pf=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=YT(t.type)}},mf=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let s=this.seq;for(let r=0,o=s.length;r!==o;++r){let a=s[r];a.setValue(e,t[a.id],n)}}},uf=/(\w+)(\])?(\[|\.)?/g;function Ub(i,e){i.seq.push(e),i.map[e.id]=e}function JT(i,e,t){let n=i.name,s=n.length;for(uf.lastIndex=0;;){let r=uf.exec(n),o=uf.lastIndex,a=r[1],l=r[2]==="]",c=r[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===s){Ub(t,c===void 0?new ff(a,i,e):new pf(a,i,e));break}else{let u=t.map[a];u===void 0&&(u=new mf(a),Ub(t,u)),t=u}}}var po=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let o=0;o<n;++o){let a=e.getActiveUniform(t,o),l=e.getUniformLocation(t,a.name);JT(a,l,this)}let s=[],r=[];for(let o of this.seq)o.type===e.SAMPLER_2D_SHADOW||o.type===e.SAMPLER_CUBE_SHADOW||o.type===e.SAMPLER_2D_ARRAY_SHADOW?s.push(o):r.push(o);s.length>0&&(this.seq=s.concat(r))}setValue(e,t,n,s){let r=this.map[t];r!==void 0&&r.setValue(e,n,s)}setOptional(e,t,n){let s=t[n];s!==void 0&&this.setValue(e,n,s)}static upload(e,t,n,s){for(let r=0,o=t.length;r!==o;++r){let a=t[r],l=n[a.id];l.needsUpdate!==!1&&a.setValue(e,l.value,s)}}static seqWithValue(e,t){let n=[];for(let s=0,r=e.length;s!==r;++s){let o=e[s];o.id in t&&n.push(o)}return n}};function Bb(i,e,t){let n=i.createShader(e);return i.shaderSource(n,t),i.compileShader(n),n}var $T=37297,ZT=0;function QT(i,e){let t=i.split(`
`),n=[],s=Math.max(e-6,0),r=Math.min(e+6,t.length);for(let o=s;o<r;o++){let a=o+1;n.push(`${a===e?">":" "} ${a}: ${t[o]}`)}return n.join(`
`)}var zb=new Fe;function eA(i){Xe._getMatrix(zb,Xe.workingColorSpace,i);let e=`mat3( ${zb.elements.map(t=>t.toFixed(4))} )`;switch(Xe.getTransfer(i)){case Zo:return[e,"LinearTransferOETF"];case dt:return[e,"sRGBTransferOETF"];default:return Re("WebGLProgram: Unsupported color space: ",i),[e,"LinearTransferOETF"]}}function Gb(i,e,t){let n=i.getShaderParameter(e,i.COMPILE_STATUS),r=(i.getShaderInfoLog(e)||"").trim();if(n&&r==="")return"";let o=/ERROR: 0:(\d+)/.exec(r);if(o){let a=parseInt(o[1]);return t.toUpperCase()+`

`+r+`

`+QT(i.getShaderSource(e),a)}else return r}function tA(i,e){let t=eA(e);return[`vec4 ${i}( vec4 value ) {`,`	return ${t[1]}( vec4( ${t[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var nA={[Od]:"Linear",[kd]:"Reinhard",[Ud]:"Cineon",[Bd]:"ACESFilmic",[Gd]:"AgX",[Vd]:"Neutral",[zd]:"Custom"};function iA(i,e){let t=nA[e];return t===void 0?(Re("WebGLProgram: Unsupported toneMapping:",e),"vec3 "+i+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+i+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}var ah=new R;function sA(){Xe.getLuminanceCoefficients(ah);let i=ah.x.toFixed(4),e=ah.y.toFixed(4),t=ah.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${i}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function rA(i){return[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(ka).join(`
`)}function oA(i){let e=[];for(let t in i){let n=i[t];n!==!1&&e.push("#define "+t+" "+n)}return e.join(`
`)}function aA(i,e){let t={},n=i.getProgramParameter(e,i.ACTIVE_ATTRIBUTES);for(let s=0;s<n;s++){let r=i.getActiveAttrib(e,s),o=r.name,a=1;r.type===i.FLOAT_MAT2&&(a=2),r.type===i.FLOAT_MAT3&&(a=3),r.type===i.FLOAT_MAT4&&(a=4),t[o]={type:r.type,location:i.getAttribLocation(e,o),locationSize:a}}return t}function ka(i){return i!==""}function Vb(i,e){let t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return i.replace(/NUM_SUN_LIGHTS/g,e.numSunLights).replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,e.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,e.numLightProbeGrids)}function Hb(i,e){return i.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}var lA=/^[ \t]*#include +<([\w\d./]+)>/gm;function gf(i){return i.replace(lA,cA)}function cA(i,e){let t=We[e];if(t===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+e+">");return gf(t)}var hA=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function Wb(i){return i.replace(hA,uA)}function uA(i,e,t,n){let s="";for(let r=parseInt(e);r<parseInt(t);r++)s+=n.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return s}function qb(i){let e=`precision ${i.precision} float;
	precision ${i.precision} int;
	precision ${i.precision} sampler2D;
	precision ${i.precision} samplerCube;
	precision ${i.precision} sampler3D;
	precision ${i.precision} sampler2DArray;
	precision ${i.precision} sampler2DShadow;
	precision ${i.precision} samplerCubeShadow;
	precision ${i.precision} sampler2DArrayShadow;
	precision ${i.precision} isampler2D;
	precision ${i.precision} isampler3D;
	precision ${i.precision} isamplerCube;
	precision ${i.precision} isampler2DArray;
	precision ${i.precision} usampler2D;
	precision ${i.precision} usampler3D;
	precision ${i.precision} usamplerCube;
	precision ${i.precision} usampler2DArray;
	`;return i.precision==="highp"?e+=`
#define HIGH_PRECISION`:i.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:i.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}var dA={[Aa]:"SHADOWMAP_TYPE_PCF",[oo]:"SHADOWMAP_TYPE_VSM"};function fA(i){return dA[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var pA={[lo]:"ENVMAP_MODE_REFRACTION"};function mA(i){return i.envMap===!1?"ENVMAP_MODE_REFLECTION":pA[i.envMapMode]||"ENVMAP_MODE_REFLECTION"}var gA={[_c]:"ENVMAP_BLENDING_MULTIPLY",[cb]:"ENVMAP_BLENDING_MIX",[hb]:"ENVMAP_BLENDING_ADD"};function bA(i){return i.envMap===!1?"ENVMAP_BLENDING_NONE":gA[i.combine]||"ENVMAP_BLENDING_NONE"}function xA(i,e,t,n){let s=i.getContext(),r=t.defines,o=t.vertexShader,a=t.fragmentShader,l=fA(t),c=t.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",h=mA(t),u=bA(t),d=rA(t),f=oA(r),m=s.createProgram(),y,g,p=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(y=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(ka).join(`
`),y.length>0&&(y+=`
`),g=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(ka).join(`
`),g.length>0&&(g+=`
`)):(y=[qb(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+h:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+t.diffuseRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexNormals?"#define HAS_NORMAL":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(ka).join(`
`),g=[qb(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+c:"",t.envMap?"#define "+h:"",t.envMap?"#define "+u:"",t.envMapPMREM?"#define ENVMAP_MAX_LOD "+t.envMapMaxLod+".0":"",t.envMapPMREM?"#define ENVMAP_SIZE "+t.envMapSize+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.retroreflection?"#define USE_RETROREFLECTION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor?"#define USE_COLOR":"",t.vertexAlphas||t.batchingColor?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==wi?"#define TONE_MAPPING":"",t.toneMapping!==wi?We.tonemapping_pars_fragment:"",t.toneMapping!==wi?iA("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",We.colorspace_pars_fragment,tA("linearToOutputTexel",t.outputColorSpace),sA(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter(ka).join(`
`)),o=gf(o),o=Vb(o,t),o=Hb(o,t),a=gf(a),a=Vb(a,t),a=Hb(a,t),o=Wb(o),a=Wb(a),t.isRawShaderMaterial!==!0&&(p=`#version 300 es
`,y=[d,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+y,g=["#define varying in",t.glslVersion===tf?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===tf?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+g);let b=p+y+o,v=p+g+a,_=Bb(s,s.VERTEX_SHADER,b),S=Bb(s,s.FRAGMENT_SHADER,v);s.attachShader(m,_),s.attachShader(m,S),t.index0AttributeName!==void 0?s.bindAttribLocation(m,0,t.index0AttributeName):t.hasPositionAttribute===!0&&s.bindAttribLocation(m,0,"position"),s.linkProgram(m);function T(E){if(i.debug.checkShaderErrors){let D=s.getProgramInfoLog(m)||"",L=s.getShaderInfoLog(_)||"",k=s.getShaderInfoLog(S)||"",F=D.trim(),z=L.trim(),W=k.trim(),q=!0,ne=!0;if(s.getProgramParameter(m,s.LINK_STATUS)===!1)if(q=!1,typeof i.debug.onShaderError=="function")i.debug.onShaderError(s,m,_,S);else{let j=Gb(s,_,"vertex"),ee=Gb(s,S,"fragment");Ne("WebGLProgram: Shader Error "+s.getError()+" - VALIDATE_STATUS "+s.getProgramParameter(m,s.VALIDATE_STATUS)+`

Material Name: `+E.name+`
Material Type: `+E.type+`

Program Info Log: `+F+`
`+j+`
`+ee)}else F!==""?Re("WebGLProgram: Program Info Log:",F):(z===""||W==="")&&(ne=!1);ne&&(E.diagnostics={runnable:q,programLog:F,vertexShader:{log:z,prefix:y},fragmentShader:{log:W,prefix:g}})}s.deleteShader(_),s.deleteShader(S),x=new po(s,m),M=aA(s,m)}let x;this.getUniforms=function(){return x===void 0&&T(this),x};let M;this.getAttributes=function(){return M===void 0&&T(this),M};let P=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return P===!1&&(P=s.getProgramParameter(m,$T)),P},this.destroy=function(){n.releaseStatesOfProgram(this),s.deleteProgram(m),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=ZT++,this.cacheKey=e,this.usedTimes=1,this.program=m,this.vertexShader=_,this.fragmentShader=S,this}var _A=0,bf=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let s=this._getShaderCacheForMaterial(e);return s.has(t)===!1&&(s.add(t),t.usedTimes++),s.has(n)===!1&&(s.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let n of t)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new xf(e),t.set(e,n)),n}},xf=class{constructor(e){this.id=_A++,this.code=e,this.usedTimes=0}};function yA(i){return i===Si||i===Ia||i===La}function vA(i,e,t,n,s,r){let o=new ta,a=new bf,l=new Set,c=[],h=new Map,u=n.logarithmicDepthBuffer,d={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return l.add(x),x===0?"uv":`uv${x}`}function m(x,M,P,E,D,L){let k=E.fog,F=D.geometry,z=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?E.environment:null,W=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,q=e.get(x.envMap||z,W),ne=d[x.type],j=n.precision;x.precision!==null&&(j=n.getMaxPrecision(x.precision),j!==x.precision&&Re("WebGLProgram.getParameters:",x.precision,"not supported, using",j,"instead."));let ee=F.morphAttributes.position||F.morphAttributes.normal||F.morphAttributes.color,te=ee!==void 0?ee.length:0,we=0;F.morphAttributes.position!==void 0&&(we=1),F.morphAttributes.normal!==void 0&&(we=2),F.morphAttributes.color!==void 0&&(we=3);let Oe,$,de,ve;if(ne){let _e=Dn[ne];Oe=_e.vertexShader,$=_e.fragmentShader}else{Oe=x.vertexShader,$=x.fragmentShader;let _e=a.getVertexShaderStage(x),bt=a.getFragmentShaderStage(x);a.update(x,_e,bt),de=_e.id,ve=bt.id}let Ie=i.getRenderTarget(),xe=i.state.buffers.depth.getReversed(),ke=D.isInstancedMesh===!0,kt=D.isBatchedMesh===!0,Le=!!x.map,st=!!x.matcap,_t=!!q,Je=_t&&q.isPMREMTexture===!0,an=!!x.aoMap,qt=!!x.lightMap,Fn=!!x.bumpMap&&x.wireframe===!1,Lt=!!x.normalMap,fi=!!x.displacementMap,tn=!!x.emissiveMap,Xn=!!x.metalnessMap,jn=!!x.roughnessMap,Kn=x.anisotropy>0,B=x.clearcoat>0,Yn=x.diffuseRoughness>0,Et=x.dispersion>0,Rt=x.retroreflectivity>0,ge=x.iridescence>0,Xt=x.sheen>0,De=x.transmission>0,Ue=Kn&&!!x.anisotropyMap,N=B&&!!x.clearcoatMap,A=B&&!!x.clearcoatNormalMap,V=B&&!!x.clearcoatRoughnessMap,ie=Yn&&!!x.diffuseRoughnessMap,Q=ge&&!!x.iridescenceMap,ae=ge&&!!x.iridescenceThicknessMap,fe=Xt&&!!x.sheenColorMap,Y=Xt&&!!x.sheenRoughnessMap,J=!!x.specularMap,ce=!!x.specularColorMap,O=!!x.specularIntensityMap,Z=De&&!!x.transmissionMap,K=De&&!!x.thicknessMap,he=!!x.gradientMap,oe=!!x.alphaMap,le=x.alphaTest>0,Ce=!!x.alphaHash,Ve=!!x.extensions,re=wi;x.toneMapped&&(Ie===null||Ie.isXRRenderTarget===!0)&&(re=i.toneMapping);let Pe=Je?q.isCompressedCubeTexture?q.image[0].mipmaps:q.mipmaps:null,Ge={shaderID:ne,shaderType:x.type,shaderName:x.name,vertexShader:Oe,fragmentShader:$,defines:x.defines,customVertexShaderID:de,customFragmentShaderID:ve,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:j,batching:kt,batchingColor:kt&&D._colorsTexture!==null,instancing:ke,instancingColor:ke&&D.instanceColor!==null,instancingMorph:ke&&D.morphTexture!==null,outputColorSpace:Ie===null?i.outputColorSpace:Ie.isXRRenderTarget===!0?Ie.texture.colorSpace:Xe.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:Le,matcap:st,envMap:_t,envMapMode:_t&&q.mapping,envMapPMREM:Je,envMapMaxLod:Je?Pe.length-1:null,envMapSize:Je?Pe[0].width:null,aoMap:an,lightMap:qt,bumpMap:Fn,normalMap:Lt,displacementMap:fi,emissiveMap:tn,normalMapObjectSpace:Lt&&x.normalMapType===pb,normalMapTangentSpace:Lt&&x.normalMapType===Na,packedNormalMap:Lt&&x.normalMapType===Na&&yA(x.normalMap.format),metalnessMap:Xn,roughnessMap:jn,anisotropy:Kn,anisotropyMap:Ue,clearcoat:B,clearcoatMap:N,clearcoatNormalMap:A,clearcoatRoughnessMap:V,diffuseRoughness:Yn,diffuseRoughnessMap:ie,dispersion:Et,retroreflection:Rt,iridescence:ge,iridescenceMap:Q,iridescenceThicknessMap:ae,sheen:Xt,sheenColorMap:fe,sheenRoughnessMap:Y,specularMap:J,specularColorMap:ce,specularIntensityMap:O,transmission:De,transmissionMap:Z,thicknessMap:K,gradientMap:he,opaque:x.transparent===!1&&x.blending===ao&&x.alphaToCoverage===!1,alphaMap:oe,alphaTest:le,alphaHash:Ce,combine:x.combine,mapUv:Le&&f(x.map.channel),aoMapUv:an&&f(x.aoMap.channel),lightMapUv:qt&&f(x.lightMap.channel),bumpMapUv:Fn&&f(x.bumpMap.channel),normalMapUv:Lt&&f(x.normalMap.channel),displacementMapUv:fi&&f(x.displacementMap.channel),emissiveMapUv:tn&&f(x.emissiveMap.channel),metalnessMapUv:Xn&&f(x.metalnessMap.channel),roughnessMapUv:jn&&f(x.roughnessMap.channel),anisotropyMapUv:Ue&&f(x.anisotropyMap.channel),clearcoatMapUv:N&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:A&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:V&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:ie&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:Q&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:ae&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:fe&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:Y&&f(x.sheenRoughnessMap.channel),specularMapUv:J&&f(x.specularMap.channel),specularColorMapUv:ce&&f(x.specularColorMap.channel),specularIntensityMapUv:O&&f(x.specularIntensityMap.channel),transmissionMapUv:Z&&f(x.transmissionMap.channel),thicknessMapUv:K&&f(x.thicknessMap.channel),alphaMapUv:oe&&f(x.alphaMap.channel),vertexTangents:!!F.attributes.tangent&&(Lt||Kn),vertexNormals:!!F.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!F.attributes.color&&F.attributes.color.itemSize===4,pointsUvs:D.isPoints===!0&&!!F.attributes.uv&&(Le||oe),fog:!!k,useFog:x.fog===!0,fogExp2:!!k&&k.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||F.attributes.normal===void 0&&Lt===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:u,reversedDepthBuffer:xe,skinning:D.isSkinnedMesh===!0,hasPositionAttribute:F.attributes.position!==void 0,morphTargets:F.morphAttributes.position!==void 0,morphNormals:F.morphAttributes.normal!==void 0,morphColors:F.morphAttributes.color!==void 0,morphTargetsCount:te,morphTextureStride:we,numSunLights:M.sun.length,numDirLights:M.directional.length,numPointLights:M.point.length,numSpotLights:M.spot.length,numSpotLightMaps:M.spotLightMap.length,numRectAreaLights:M.rectArea.length,numHemiLights:M.hemi.length,numSunLightShadows:M.sunShadowMap.length,numDirLightShadows:M.directionalShadowMap.length,numPointLightShadows:M.pointShadowMap.length,numSpotLightShadows:M.spotShadowMap.length,numSpotLightShadowsWithMaps:M.numSpotLightShadowsWithMaps,numLightProbes:M.numLightProbes,numLightProbeGrids:L.filter(_e=>_e.texture!==null).length,numClippingPlanes:r.numPlanes,numClipIntersection:r.numIntersection,dithering:x.dithering,shadowMapEnabled:i.shadowMap.enabled&&P.length>0,shadowMapType:i.shadowMap.type,toneMapping:re,decodeVideoTexture:Le&&x.map.isVideoTexture===!0&&Xe.getTransfer(x.map.colorSpace)===dt,decodeVideoTextureEmissive:tn&&x.emissiveMap.isVideoTexture===!0&&Xe.getTransfer(x.emissiveMap.colorSpace)===dt,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===Ft,flipSided:x.side===un,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:Ve&&x.extensions.clipCullDistance===!0&&t.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(Ve&&x.extensions.multiDraw===!0||kt)&&t.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:t.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return Ge.vertexUv1s=l.has(1),Ge.vertexUv2s=l.has(2),Ge.vertexUv3s=l.has(3),l.clear(),Ge}function y(x){let M=[];if(x.shaderID?M.push(x.shaderID):(M.push(x.customVertexShaderID),M.push(x.customFragmentShaderID)),x.defines!==void 0)for(let P in x.defines)M.push(P),M.push(x.defines[P]);return x.isRawShaderMaterial===!1&&(g(M,x),p(M,x),M.push(i.outputColorSpace)),M.push(x.customProgramCacheKey),M.join()}function g(x,M){x.push(M.precision),x.push(M.outputColorSpace),x.push(M.envMapMode),x.push(M.envMapPMREM),x.push(M.envMapMaxLod),x.push(M.envMapSize),x.push(M.mapUv),x.push(M.alphaMapUv),x.push(M.lightMapUv),x.push(M.aoMapUv),x.push(M.bumpMapUv),x.push(M.normalMapUv),x.push(M.displacementMapUv),x.push(M.emissiveMapUv),x.push(M.metalnessMapUv),x.push(M.roughnessMapUv),x.push(M.anisotropyMapUv),x.push(M.clearcoatMapUv),x.push(M.clearcoatNormalMapUv),x.push(M.clearcoatRoughnessMapUv),x.push(M.diffuseRoughnessMapUv),x.push(M.iridescenceMapUv),x.push(M.iridescenceThicknessMapUv),x.push(M.sheenColorMapUv),x.push(M.sheenRoughnessMapUv),x.push(M.specularMapUv),x.push(M.specularColorMapUv),x.push(M.specularIntensityMapUv),x.push(M.transmissionMapUv),x.push(M.thicknessMapUv),x.push(M.combine),x.push(M.fogExp2),x.push(M.sizeAttenuation),x.push(M.morphTargetsCount),x.push(M.numSunLights),x.push(M.numDirLights),x.push(M.numPointLights),x.push(M.numSpotLights),x.push(M.numSpotLightMaps),x.push(M.numHemiLights),x.push(M.numRectAreaLights),x.push(M.numSunLightShadows),x.push(M.numDirLightShadows),x.push(M.numPointLightShadows),x.push(M.numSpotLightShadows),x.push(M.numSpotLightShadowsWithMaps),x.push(M.numLightProbes),x.push(M.numLightProbeGrids),x.push(M.shadowMapType),x.push(M.toneMapping),x.push(M.numClippingPlanes),x.push(M.numClipIntersection),x.push(M.depthPacking)}function p(x,M){o.disableAll(),M.instancing&&o.enable(0),M.instancingColor&&o.enable(1),M.instancingMorph&&o.enable(2),M.matcap&&o.enable(3),M.envMap&&o.enable(4),M.normalMapObjectSpace&&o.enable(5),M.normalMapTangentSpace&&o.enable(6),M.clearcoat&&o.enable(7),M.iridescence&&o.enable(8),M.alphaTest&&o.enable(9),M.vertexColors&&o.enable(10),M.vertexAlphas&&o.enable(11),M.vertexUv1s&&o.enable(12),M.vertexUv2s&&o.enable(13),M.vertexUv3s&&o.enable(14),M.vertexTangents&&o.enable(15),M.anisotropy&&o.enable(16),M.alphaHash&&o.enable(17),M.batching&&o.enable(18),M.dispersion&&o.enable(19),M.retroreflection&&o.enable(24),M.diffuseRoughness&&o.enable(25),M.batchingColor&&o.enable(20),M.gradientMap&&o.enable(21),M.packedNormalMap&&o.enable(22),M.vertexNormals&&o.enable(23),x.push(o.mask),o.disableAll(),M.fog&&o.enable(0),M.useFog&&o.enable(1),M.flatShading&&o.enable(2),M.logarithmicDepthBuffer&&o.enable(3),M.reversedDepthBuffer&&o.enable(4),M.skinning&&o.enable(5),M.morphTargets&&o.enable(6),M.morphNormals&&o.enable(7),M.morphColors&&o.enable(8),M.premultipliedAlpha&&o.enable(9),M.shadowMapEnabled&&o.enable(10),M.doubleSided&&o.enable(11),M.flipSided&&o.enable(12),M.useDepthPacking&&o.enable(13),M.dithering&&o.enable(14),M.transmission&&o.enable(15),M.sheen&&o.enable(16),M.opaque&&o.enable(17),M.pointsUvs&&o.enable(18),M.decodeVideoTexture&&o.enable(19),M.decodeVideoTextureEmissive&&o.enable(20),M.alphaToCoverage&&o.enable(21),M.numLightProbeGrids>0&&o.enable(22),M.hasPositionAttribute&&o.enable(23),x.push(o.mask)}function b(x){let M=d[x.type],P;if(M){let E=Dn[M];P=Fa.clone(E.uniforms)}else P=x.uniforms;return P}function v(x,M){let P=h.get(M);return P!==void 0?++P.usedTimes:(P=new xA(i,M,x,s),c.push(P),h.set(M,P)),P}function _(x){if(--x.usedTimes===0){let M=c.indexOf(x);c[M]=c[c.length-1],c.pop(),h.delete(x.cacheKey),x.destroy()}}function S(x){a.remove(x)}function T(){a.dispose()}return{getParameters:m,getProgramCacheKey:y,getUniforms:b,acquireProgram:v,releaseProgram:_,releaseShaderCache:S,programs:c,dispose:T}}function wA(){let i=new WeakMap;function e(o){return i.has(o)}function t(o){let a=i.get(o);return a===void 0&&(a={},i.set(o,a)),a}function n(o){i.delete(o)}function s(o,a,l){i.get(o)[a]=l}function r(){i=new WeakMap}return{has:e,get:t,remove:n,update:s,dispose:r}}function SA(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.material.id!==e.material.id?i.material.id-e.material.id:i.materialVariant!==e.materialVariant?i.materialVariant-e.materialVariant:i.z!==e.z?i.z-e.z:i.id-e.id}function Xb(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.z!==e.z?e.z-i.z:i.id-e.id}function jb(){let i=[],e=0,t=[],n=[],s=[];function r(){e=0,t.length=0,n.length=0,s.length=0}function o(d){let f=0;return d.isInstancedMesh&&(f+=2),d.isSkinnedMesh&&(f+=1),f}function a(d,f,m,y,g,p){let b=i[e];return b===void 0?(b={id:d.id,object:d,geometry:f,material:m,materialVariant:o(d),groupOrder:y,renderOrder:d.renderOrder,z:g,group:p},i[e]=b):(b.id=d.id,b.object=d,b.geometry=f,b.material=m,b.materialVariant=o(d),b.groupOrder=y,b.renderOrder=d.renderOrder,b.z=g,b.group=p),e++,b}function l(d,f,m,y,g,p,b){b.reversedDepth===!0&&(g=-g);let v=a(d,f,m,y,g,p);m.transmission>0?n.push(v):m.transparent===!0?s.push(v):t.push(v)}function c(d,f,m,y,g,p){let b=a(d,f,m,y,g,p);m.transmission>0?n.unshift(b):m.transparent===!0?s.unshift(b):t.unshift(b)}function h(d,f){t.length>1&&t.sort(d||SA),n.length>1&&n.sort(f||Xb),s.length>1&&s.sort(f||Xb)}function u(){for(let d=e,f=i.length;d<f;d++){let m=i[d];if(m.id===null)break;m.id=null,m.object=null,m.geometry=null,m.material=null,m.group=null}}return{opaque:t,transmissive:n,transparent:s,init:r,push:l,unshift:c,finish:u,sort:h}}function MA(){let i=new WeakMap;function e(n,s){let r=i.get(n),o;return r===void 0?(o=new jb,i.set(n,[o])):s>=r.length?(o=new jb,r.push(o)):o=r[s],o}function t(){i=new WeakMap}return{get:e,dispose:t}}function TA(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={direction:new R,color:new Ee};break;case"SpotLight":t={position:new R,direction:new R,color:new Ee,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new R,color:new Ee,distance:0,decay:0};break;case"HemisphereLight":t={direction:new R,skyColor:new Ee,groundColor:new Ee};break;case"RectAreaLight":t={color:new Ee,position:new R,halfWidth:new R,halfHeight:new R};break}return i[e.id]=t,t}}}function AA(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new be};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new be};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new be,shadowCameraNear:1,shadowCameraFar:1e3};break}return i[e.id]=t,t}}}var EA=0;function RA(i,e){return(e.castShadow?2:0)-(i.castShadow?2:0)+(e.map?1:0)-(i.map?1:0)}function CA(i){let e=new TA,t=AA(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)n.probe.push(new R);let s=new R,r=new se,o=new se;function a(c){let h=0,u=0,d=0;for(let L=0;L<9;L++)n.probe[L].set(0,0,0);let f=0,m=0,y=0,g=0,p=0,b=0,v=0,_=0,S=0,T=0,x=0,M=0,P=0,E=0;c.sort(RA);for(let L=0,k=c.length;L<k;L++){let F=c[L],z=F.color,W=F.intensity,q=F.distance,ne=null;if(F.shadow&&F.shadow.map&&(F.shadow.map.texture.format===Si?ne=F.shadow.map.texture:ne=F.shadow.map.depthTexture||F.shadow.map.texture),F.isAmbientLight)h+=z.r*W,u+=z.g*W,d+=z.b*W;else if(F.isLightProbe){for(let j=0;j<9;j++)n.probe[j].addScaledVector(F.sh.coefficients[j],W);E++}else if(F.isSunLight){let j=e.get(F);if(j.color.copy(F.color).multiplyScalar(F.intensity),F.castShadow){let ee=F.shadow,te=t.get(F);te.shadowIntensity=ee.intensity,te.shadowBias=ee.bias,te.shadowNormalBias=ee.normalBias,te.shadowRadius=ee.radius,te.shadowMapSize.copy(ee.mapSize).multiply(ee.getFrameExtents()),n.sunShadow[m]=te,n.sunShadowMap[m]=ne;let we=ee.getViewportCount();for(let Oe=0;Oe<we;Oe++)n.sunShadowMatrix[y+Oe]=ee.getMatrix(Oe),n.sunShadowCascade[y+Oe]=ee._cascadeData[Oe];y+=we,m++}n.sun[f]=j,f++}else if(F.isDirectionalLight){let j=e.get(F);if(j.color.copy(F.color).multiplyScalar(F.intensity),F.castShadow){let ee=F.shadow,te=t.get(F);te.shadowIntensity=ee.intensity,te.shadowBias=ee.bias,te.shadowNormalBias=ee.normalBias,te.shadowRadius=ee.radius,te.shadowMapSize=ee.mapSize,n.directionalShadow[g]=te,n.directionalShadowMap[g]=ne,n.directionalShadowMatrix[g]=F.shadow.matrix,S++}n.directional[g]=j,g++}else if(F.isSpotLight){let j=e.get(F);j.position.setFromMatrixPosition(F.matrixWorld),j.color.copy(z).multiplyScalar(W),j.distance=q,j.coneCos=Math.cos(F.angle),j.penumbraCos=Math.cos(F.angle*(1-F.penumbra)),j.decay=F.decay,n.spot[b]=j;let ee=F.shadow;if(F.map&&(n.spotLightMap[M]=F.map,M++,ee.updateMatrices(F),F.castShadow&&P++),n.spotLightMatrix[b]=ee.matrix,F.castShadow){let te=t.get(F);te.shadowIntensity=ee.intensity,te.shadowBias=ee.bias,te.shadowNormalBias=ee.normalBias,te.shadowRadius=ee.radius,te.shadowMapSize=ee.mapSize,n.spotShadow[b]=te,n.spotShadowMap[b]=ne,x++}b++}else if(F.isRectAreaLight){let j=e.get(F);j.color.copy(z).multiplyScalar(W),j.halfWidth.set(F.width*.5,0,0),j.halfHeight.set(0,F.height*.5,0),n.rectArea[v]=j,v++}else if(F.isPointLight){let j=e.get(F);if(j.color.copy(F.color).multiplyScalar(F.intensity),j.distance=F.distance,j.decay=F.decay,F.castShadow){let ee=F.shadow,te=t.get(F);te.shadowIntensity=ee.intensity,te.shadowBias=ee.bias,te.shadowNormalBias=ee.normalBias,te.shadowRadius=ee.radius,te.shadowMapSize=ee.mapSize,te.shadowCameraNear=ee.camera.near,te.shadowCameraFar=ee.camera.far,n.pointShadow[p]=te,n.pointShadowMap[p]=ne,n.pointShadowMatrix[p]=F.shadow.matrix,T++}n.point[p]=j,p++}else if(F.isHemisphereLight){let j=e.get(F);j.skyColor.copy(F.color).multiplyScalar(W),j.groundColor.copy(F.groundColor).multiplyScalar(W),n.hemi[_]=j,_++}}v>0&&(i.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=me.LTC_FLOAT_1,n.rectAreaLTC2=me.LTC_FLOAT_2):(n.rectAreaLTC1=me.LTC_HALF_1,n.rectAreaLTC2=me.LTC_HALF_2)),n.ambient[0]=h,n.ambient[1]=u,n.ambient[2]=d;let D=n.hash;(D.sunLength!==f||D.directionalLength!==g||D.pointLength!==p||D.spotLength!==b||D.rectAreaLength!==v||D.hemiLength!==_||D.numSunShadows!==m||D.numDirectionalShadows!==S||D.numPointShadows!==T||D.numSpotShadows!==x||D.numSpotMaps!==M||D.numLightProbes!==E)&&(n.sun.length=f,n.directional.length=g,n.spot.length=b,n.rectArea.length=v,n.point.length=p,n.hemi.length=_,n.sunShadow.length=m,n.sunShadowMap.length=m,n.sunShadowMatrix.length=y,n.sunShadowCascade.length=y,n.directionalShadow.length=S,n.directionalShadowMap.length=S,n.directionalShadowMatrix.length=S,n.pointShadow.length=T,n.pointShadowMap.length=T,n.pointShadowMatrix.length=T,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+M-P,n.spotLightMap.length=M,n.numSpotLightShadowsWithMaps=P,n.numLightProbes=E,D.sunLength=f,D.directionalLength=g,D.pointLength=p,D.spotLength=b,D.rectAreaLength=v,D.hemiLength=_,D.numSunShadows=m,D.numDirectionalShadows=S,D.numPointShadows=T,D.numSpotShadows=x,D.numSpotMaps=M,D.numLightProbes=E,n.version=EA++)}function l(c,h){let u=0,d=0,f=0,m=0,y=0,g=0,p=h.matrixWorldInverse;for(let b=0,v=c.length;b<v;b++){let _=c[b];if(_.isSunLight){let S=n.sun[u];S.direction.setFromMatrixPosition(_.matrixWorld),S.direction.transformDirection(p),u++}else if(_.isDirectionalLight){let S=n.directional[d];S.direction.setFromMatrixPosition(_.matrixWorld),s.setFromMatrixPosition(_.target.matrixWorld),S.direction.sub(s),S.direction.transformDirection(p),d++}else if(_.isSpotLight){let S=n.spot[m];S.position.setFromMatrixPosition(_.matrixWorld),S.position.applyMatrix4(p),S.direction.setFromMatrixPosition(_.matrixWorld),s.setFromMatrixPosition(_.target.matrixWorld),S.direction.sub(s),S.direction.transformDirection(p),m++}else if(_.isRectAreaLight){let S=n.rectArea[y];S.position.setFromMatrixPosition(_.matrixWorld),S.position.applyMatrix4(p),o.identity(),r.copy(_.matrixWorld),r.premultiply(p),o.extractRotation(r),S.halfWidth.set(_.width*.5,0,0),S.halfHeight.set(0,_.height*.5,0),S.halfWidth.applyMatrix4(o),S.halfHeight.applyMatrix4(o),y++}else if(_.isPointLight){let S=n.point[f];S.position.setFromMatrixPosition(_.matrixWorld),S.position.applyMatrix4(p),f++}else if(_.isHemisphereLight){let S=n.hemi[g];S.direction.setFromMatrixPosition(_.matrixWorld),S.direction.transformDirection(p),g++}}}return{setup:a,setupView:l,state:n}}function Kb(i){let e=new CA(i),t=[],n=[],s=[];function r(u){h.camera=u,t.length=0,n.length=0,s.length=0}function o(u){u.isLightProbeGrid?s.push(u):t.push(u)}function a(u){n.push(u)}function l(){e.setup(t),s.sort((u,d)=>u.priority-d.priority||u.id-d.id)}function c(u){e.setupView(t,u)}let h={lightsArray:t,shadowsArray:n,lightProbeGridArray:s,camera:null,lights:e,transmissionRenderTarget:{},textureUnits:0};return{init:r,state:h,setupLights:l,setupLightsView:c,pushLight:o,pushShadow:a}}function PA(i){let e=new WeakMap;function t(s,r=0){let o=e.get(s),a;return o===void 0?(a=new Kb(i),e.set(s,[a])):r>=o.length?(a=new Kb(i),o.push(a)):a=o[r],a}function n(){e=new WeakMap}return{get:t,dispose:n}}var IA=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,LA=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,DA=[new R(1,0,0),new R(-1,0,0),new R(0,1,0),new R(0,-1,0),new R(0,0,1),new R(0,0,-1)],NA=[new R(0,-1,0),new R(0,-1,0),new R(0,0,1),new R(0,0,-1),new R(0,-1,0),new R(0,-1,0)],Yb=new se,Oa=new R,df=new R;function FA(i,e,t){let n=new Ss,s=new be,r=new be,o=new Qe,a=new cc,l=new hc,c={},h=t.maxTextureSize,u={[In]:un,[un]:In,[Ft]:Ft},d=new On({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new be},radius:{value:4}},vertexShader:IA,fragmentShader:LA}),f=d.clone();f.defines.HORIZONTAL_PASS=1;let m=new et;m.setAttribute("position",new ft(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let y=new Ke(m,d),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=Aa;let p=this.type;this.render=function(T,x,M){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||T.length===0)return;this.type===Wg&&(Re("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=Aa);let P=i.getRenderTarget(),E=i.getActiveCubeFace(),D=i.getActiveMipmapLevel(),L=i.state;L.setBlending(ur),L.buffers.depth.getReversed()===!0?L.buffers.color.setClear(0,0,0,0):L.buffers.color.setClear(1,1,1,1),L.buffers.depth.setTest(!0),L.setScissorTest(!1);let k=p!==this.type;k&&x.traverse(function(F){F.material&&(Array.isArray(F.material)?F.material.forEach(z=>z.needsUpdate=!0):F.material.needsUpdate=!0)});for(let F=0,z=T.length;F<z;F++){let W=T[F],q=W.shadow;if(q===void 0){Re("WebGLShadowMap:",W,"has no shadow.");continue}if(q.autoUpdate===!1&&q.needsUpdate===!1)continue;s.copy(q.mapSize);let ne=q.getFrameExtents();s.multiply(ne),r.copy(q.mapSize),(s.x>h||s.y>h)&&(s.x>h&&(r.x=Math.floor(h/ne.x),s.x=r.x*ne.x,q.mapSize.x=r.x),s.y>h&&(r.y=Math.floor(h/ne.y),s.y=r.y*ne.y,q.mapSize.y=r.y));let j=i.state.buffers.depth.getReversed();if(q.camera._reversedDepth=j,q.map===null||k===!0){if(q.map!==null&&(q.map.depthTexture!==null&&(q.map.depthTexture.dispose(),q.map.depthTexture=null),q.map.dispose()),this.type===oo){if(W.isPointLight){Re("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}q.map=new Gn(s.x,s.y,{format:Si,type:ci,minFilter:Nt,magFilter:Nt,generateMipmaps:!1}),q.map.texture.name=W.name+".shadowMap",q.map.depthTexture=new Yi(s.x,s.y,Vn),q.map.depthTexture.name=W.name+".shadowMapDepth",q.map.depthTexture.format=qi,q.map.depthTexture.compareFunction=null,q.map.depthTexture.minFilter=At,q.map.depthTexture.magFilter=At}else W.isPointLight?(q.map=new Ua(s.x),q.map.depthTexture=new ua(s.x,li)):(q.map=new Gn(s.x,s.y),q.map.depthTexture=new Yi(s.x,s.y,li)),q.map.depthTexture.name=W.name+".shadowMap",q.map.depthTexture.format=qi,this.type===Aa?(q.map.depthTexture.compareFunction=j?Zd:$d,q.map.depthTexture.minFilter=Nt,q.map.depthTexture.magFilter=Nt):(q.map.depthTexture.compareFunction=null,q.map.depthTexture.minFilter=At,q.map.depthTexture.magFilter=At);q.camera.updateProjectionMatrix()}q.map.isWebGLCubeRenderTarget!==!0&&(q.map.width!==s.x||q.map.height!==s.y)&&q.map.setSize(s.x,s.y);let ee=q.map.isWebGLCubeRenderTarget?6:q.getViewportCount();W.isPointLight!==!0&&q.updateMatrices(W,M);let te=(q.camera.layers.mask&4294967294)!==0?q.camera.layers:M.layers;for(let we=0;we<ee;we++){let Oe=q.getCamera(we);if(W.isPointLight){let $=q.camera,de=q.matrix,ve=W.distance||$.far;ve!==$.far&&($.far=ve,$.updateProjectionMatrix()),Oa.setFromMatrixPosition(W.matrixWorld),$.position.copy(Oa),df.copy($.position),df.add(DA[we]),$.up.copy(NA[we]),$.lookAt(df),$.updateMatrixWorld(),de.makeTranslation(-Oa.x,-Oa.y,-Oa.z),Yb.multiplyMatrices($.projectionMatrix,$.matrixWorldInverse),q._frustum.setFromProjectionMatrix(Yb,$.coordinateSystem,$.reversedDepth)}if(q.map.isWebGLCubeRenderTarget)i.setRenderTarget(q.map,we),i.clear();else{we===0&&(i.setRenderTarget(q.map),i.clear());let $=q.getViewport(we);o.set(r.x*$.x,r.y*$.y,r.x*$.z,r.y*$.w),L.viewport(o)}n=q.getFrustum(we),_(x,M,Oe,W,te,this.type)}q.isPointLightShadow!==!0&&this.type===oo&&b(q,M),q.needsUpdate=!1}p=this.type,g.needsUpdate=!1,i.setRenderTarget(P,E,D)};function b(T,x){let M=e.update(y);d.defines.VSM_SAMPLES!==T.blurSamples&&(d.defines.VSM_SAMPLES=T.blurSamples,f.defines.VSM_SAMPLES=T.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),T.mapPass===null?T.mapPass=new Gn(s.x,s.y,{format:Si,type:ci}):(T.mapPass.width!==T.map.width||T.mapPass.height!==T.map.height)&&T.mapPass.setSize(T.map.width,T.map.height),d.uniforms.shadow_pass.value=T.map.depthTexture,d.uniforms.resolution.value.set(T.map.width,T.map.height),d.uniforms.radius.value=T.radius,i.setRenderTarget(T.mapPass),i.clear(),i.renderBufferDirect(x,null,M,d,y,null),f.uniforms.shadow_pass.value=T.mapPass.texture,f.uniforms.resolution.value.set(T.map.width,T.map.height),f.uniforms.radius.value=T.radius,i.setRenderTarget(T.map),i.clear(),i.renderBufferDirect(x,null,M,f,y,null)}function v(T,x,M,P){let E=null,D=M.isPointLight===!0?T.customDistanceMaterial:T.customDepthMaterial;if(D!==void 0)E=D;else if(E=M.isPointLight===!0?l:a,i.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let L=E.uuid,k=x.uuid,F=c[L];F===void 0&&(F={},c[L]=F);let z=F[k];z===void 0&&(z=E.clone(),F[k]=z,x.addEventListener("dispose",S)),E=z}if(E.visible=x.visible,E.wireframe=x.wireframe,P===oo?E.side=x.shadowSide!==null?x.shadowSide:x.side:E.side=x.shadowSide!==null?x.shadowSide:u[x.side],E.alphaMap=x.alphaMap,E.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,E.map=x.map,E.clipShadows=x.clipShadows,E.clippingPlanes=x.clippingPlanes,E.clipIntersection=x.clipIntersection,E.displacementMap=x.displacementMap,E.displacementScale=x.displacementScale,E.displacementBias=x.displacementBias,E.wireframeLinewidth=x.wireframeLinewidth,E.linewidth=x.linewidth,M.isPointLight===!0&&E.isMeshDistanceMaterial===!0){let L=i.properties.get(E);L.light=M}return E}function _(T,x,M,P,E,D){if(T.visible===!1)return;if(T.layers.test(E)&&(T.isMesh||T.isLine||T.isPoints)&&(T.castShadow||T.receiveShadow&&D===oo)&&(!T.frustumCulled||T.intersectsFrustum(n))){T.modelViewMatrix.multiplyMatrices(M.matrixWorldInverse,T.matrixWorld);let F=e.update(T),z=T.material;if(Array.isArray(z)){let W=F.groups;for(let q=0,ne=W.length;q<ne;q++){let j=W[q],ee=z[j.materialIndex];if(ee&&ee.visible){let te=v(T,ee,P,D);T.onBeforeShadow(i,T,x,M,F,te,j),i.renderBufferDirect(M,null,F,te,T,j),T.onAfterShadow(i,T,x,M,F,te,j)}}}else if(z.visible){let W=v(T,z,P,D);T.onBeforeShadow(i,T,x,M,F,W,null),i.renderBufferDirect(M,null,F,W,T,null),T.onAfterShadow(i,T,x,M,F,W,null)}}let k=T.children;for(let F=0,z=k.length;F<z;F++)_(k[F],x,M,P,E,D)}function S(T){T.target.removeEventListener("dispose",S);for(let M in c){let P=c[M],E=T.target.uuid;E in P&&(P[E].dispose(),delete P[E])}}}function OA(i,e){function t(){let O=!1,Z=new Qe,K=null,he=new Qe(0,0,0,0);return{setMask:function(oe){K!==oe&&!O&&(i.colorMask(oe,oe,oe,oe),K=oe)},setLocked:function(oe){O=oe},setClear:function(oe,le,Ce,Ve,re){re===!0&&(oe*=Ve,le*=Ve,Ce*=Ve),Z.set(oe,le,Ce,Ve),he.equals(Z)===!1&&(i.clearColor(oe,le,Ce,Ve),he.copy(Z))},reset:function(){O=!1,K=null,he.set(-1,0,0,0)}}}function n(){let O=!1,Z=!1,K=null,he=null,oe=null;return{setReversed:function(le){if(Z!==le){let Ce=e.get("EXT_clip_control");le?Ce.clipControlEXT(Ce.LOWER_LEFT_EXT,Ce.ZERO_TO_ONE_EXT):Ce.clipControlEXT(Ce.LOWER_LEFT_EXT,Ce.NEGATIVE_ONE_TO_ONE_EXT),Z=le;let Ve=oe;oe=null,this.setClear(Ve)}},getReversed:function(){return Z},setTest:function(le){le?xe(i.DEPTH_TEST):ke(i.DEPTH_TEST)},setMask:function(le){K!==le&&!O&&(i.depthMask(le),K=le)},setFunc:function(le){if(Z&&(le=Mb[le]),he!==le){switch(le){case Yl:i.depthFunc(i.NEVER);break;case Jl:i.depthFunc(i.ALWAYS);break;case $l:i.depthFunc(i.LESS);break;case jr:i.depthFunc(i.LEQUAL);break;case Zl:i.depthFunc(i.EQUAL);break;case Ql:i.depthFunc(i.GEQUAL);break;case ec:i.depthFunc(i.GREATER);break;case tc:i.depthFunc(i.NOTEQUAL);break;default:i.depthFunc(i.LEQUAL)}he=le}},setLocked:function(le){O=le},setClear:function(le){oe!==le&&(oe=le,Z&&(le=1-le),i.clearDepth(le))},reset:function(){O=!1,K=null,he=null,oe=null,Z=!1}}}function s(){let O=!1,Z=null,K=null,he=null,oe=null,le=null,Ce=null,Ve=null,re=null;return{setTest:function(Pe){O||(Pe?xe(i.STENCIL_TEST):ke(i.STENCIL_TEST))},setMask:function(Pe){Z!==Pe&&!O&&(i.stencilMask(Pe),Z=Pe)},setFunc:function(Pe,Ge,_e){(K!==Pe||he!==Ge||oe!==_e)&&(i.stencilFunc(Pe,Ge,_e),K=Pe,he=Ge,oe=_e)},setOp:function(Pe,Ge,_e){(le!==Pe||Ce!==Ge||Ve!==_e)&&(i.stencilOp(Pe,Ge,_e),le=Pe,Ce=Ge,Ve=_e)},setLocked:function(Pe){O=Pe},setClear:function(Pe){re!==Pe&&(i.clearStencil(Pe),re=Pe)},reset:function(){O=!1,Z=null,K=null,he=null,oe=null,le=null,Ce=null,Ve=null,re=null}}}let r=new t,o=new n,a=new s,l={},c=new WeakMap,h={},u={},d={},f=new WeakMap,m=[],y=null,g=!1,p=null,b=null,v=null,_=null,S=null,T=null,x=null,M=new Ee(0,0,0),P=0,E=!1,D=null,L=null,k=null,F=null,z=null,W=i.getParameter(i.MAX_COMBINED_TEXTURE_IMAGE_UNITS),q=!1,ne=0,j=i.getParameter(i.VERSION);j.indexOf("WebGL")!==-1?(ne=parseFloat(/^WebGL (\d)/.exec(j)[1]),q=ne>=1):j.indexOf("OpenGL ES")!==-1&&(ne=parseFloat(/^OpenGL ES (\d)/.exec(j)[1]),q=ne>=2);let ee=null,te={},we=i.getParameter(i.SCISSOR_BOX),Oe=i.getParameter(i.VIEWPORT),$=new Qe().fromArray(we),de=new Qe().fromArray(Oe);function ve(O,Z,K,he){let oe=new Uint8Array(4),le=i.createTexture();i.bindTexture(O,le),i.texParameteri(O,i.TEXTURE_MIN_FILTER,i.NEAREST),i.texParameteri(O,i.TEXTURE_MAG_FILTER,i.NEAREST);for(let Ce=0;Ce<K;Ce++)O===i.TEXTURE_3D||O===i.TEXTURE_2D_ARRAY?i.texImage3D(Z,0,i.RGBA,1,1,he,0,i.RGBA,i.UNSIGNED_BYTE,oe):i.texImage2D(Z+Ce,0,i.RGBA,1,1,0,i.RGBA,i.UNSIGNED_BYTE,oe);return le}let Ie={};Ie[i.TEXTURE_2D]=ve(i.TEXTURE_2D,i.TEXTURE_2D,1),Ie[i.TEXTURE_CUBE_MAP]=ve(i.TEXTURE_CUBE_MAP,i.TEXTURE_CUBE_MAP_POSITIVE_X,6),Ie[i.TEXTURE_2D_ARRAY]=ve(i.TEXTURE_2D_ARRAY,i.TEXTURE_2D_ARRAY,1,1),Ie[i.TEXTURE_3D]=ve(i.TEXTURE_3D,i.TEXTURE_3D,1,1),r.setClear(0,0,0,1),o.setClear(1),a.setClear(0),xe(i.DEPTH_TEST),o.setFunc(jr),Fn(!1),Lt(Pd),xe(i.CULL_FACE),an(ur);function xe(O){h[O]!==!0&&(i.enable(O),h[O]=!0)}function ke(O){h[O]!==!1&&(i.disable(O),h[O]=!1)}function kt(O,Z){return d[O]!==Z?(i.bindFramebuffer(O,Z),d[O]=Z,O===i.DRAW_FRAMEBUFFER&&(d[i.FRAMEBUFFER]=Z),O===i.FRAMEBUFFER&&(d[i.DRAW_FRAMEBUFFER]=Z),!0):!1}function Le(O,Z){let K=m,he=!1;if(O){K=f.get(Z),K===void 0&&(K=[],f.set(Z,K));let oe=O.textures;if(K.length!==oe.length||K[0]!==i.COLOR_ATTACHMENT0){for(let le=0,Ce=oe.length;le<Ce;le++)K[le]=i.COLOR_ATTACHMENT0+le;K.length=oe.length,he=!0}}else K[0]!==i.BACK&&(K[0]=i.BACK,he=!0);he&&i.drawBuffers(K)}function st(O){return y!==O?(i.useProgram(O),y=O,!0):!1}let _t={[dr]:i.FUNC_ADD,[Xg]:i.FUNC_SUBTRACT,[jg]:i.FUNC_REVERSE_SUBTRACT};_t[Kg]=i.MIN,_t[Yg]=i.MAX;let Je={[Jg]:i.ZERO,[$g]:i.ONE,[Zg]:i.SRC_COLOR,[Nd]:i.SRC_ALPHA,[sb]:i.SRC_ALPHA_SATURATE,[nb]:i.DST_COLOR,[eb]:i.DST_ALPHA,[Qg]:i.ONE_MINUS_SRC_COLOR,[Fd]:i.ONE_MINUS_SRC_ALPHA,[ib]:i.ONE_MINUS_DST_COLOR,[tb]:i.ONE_MINUS_DST_ALPHA,[rb]:i.CONSTANT_COLOR,[ob]:i.ONE_MINUS_CONSTANT_COLOR,[ab]:i.CONSTANT_ALPHA,[lb]:i.ONE_MINUS_CONSTANT_ALPHA};function an(O,Z,K,he,oe,le,Ce,Ve,re,Pe){if(O===ur){g===!0&&(ke(i.BLEND),g=!1);return}if(g===!1&&(xe(i.BLEND),g=!0),O!==qg){if(O!==p||Pe!==E){if((b!==dr||S!==dr)&&(i.blendEquation(i.FUNC_ADD),b=dr,S=dr),Pe)switch(O){case ao:i.blendFuncSeparate(i.ONE,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Id:i.blendFunc(i.ONE,i.ONE);break;case Ld:i.blendFuncSeparate(i.ZERO,i.ONE_MINUS_SRC_COLOR,i.ZERO,i.ONE);break;case Dd:i.blendFuncSeparate(i.DST_COLOR,i.ONE_MINUS_SRC_ALPHA,i.ZERO,i.ONE);break;default:Ne("WebGLState: Invalid blending: ",O);break}else switch(O){case ao:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Id:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE,i.ONE,i.ONE);break;case Ld:Ne("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Dd:Ne("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Ne("WebGLState: Invalid blending: ",O);break}v=null,_=null,T=null,x=null,M.set(0,0,0),P=0,p=O,E=Pe}return}oe=oe||Z,le=le||K,Ce=Ce||he,(Z!==b||oe!==S)&&(i.blendEquationSeparate(_t[Z],_t[oe]),b=Z,S=oe),(K!==v||he!==_||le!==T||Ce!==x)&&(i.blendFuncSeparate(Je[K],Je[he],Je[le],Je[Ce]),v=K,_=he,T=le,x=Ce),(Ve.equals(M)===!1||re!==P)&&(i.blendColor(Ve.r,Ve.g,Ve.b,re),M.copy(Ve),P=re),p=O,E=!1}function qt(O,Z){O.side===Ft?ke(i.CULL_FACE):xe(i.CULL_FACE);let K=O.side===un;Z&&(K=!K),Fn(K),O.blending===ao&&O.transparent===!1?an(ur):an(O.blending,O.blendEquation,O.blendSrc,O.blendDst,O.blendEquationAlpha,O.blendSrcAlpha,O.blendDstAlpha,O.blendColor,O.blendAlpha,O.premultipliedAlpha),o.setFunc(O.depthFunc),o.setTest(O.depthTest),o.setMask(O.depthWrite),r.setMask(O.colorWrite);let he=O.stencilWrite;a.setTest(he),he&&(a.setMask(O.stencilWriteMask),a.setFunc(O.stencilFunc,O.stencilRef,O.stencilFuncMask),a.setOp(O.stencilFail,O.stencilZFail,O.stencilZPass)),tn(O.polygonOffset,O.polygonOffsetFactor,O.polygonOffsetUnits),O.alphaToCoverage===!0?xe(i.SAMPLE_ALPHA_TO_COVERAGE):ke(i.SAMPLE_ALPHA_TO_COVERAGE)}function Fn(O){D!==O&&(O?i.frontFace(i.CW):i.frontFace(i.CCW),D=O)}function Lt(O){O!==Vg?(xe(i.CULL_FACE),O!==L&&(O===Pd?i.cullFace(i.BACK):O===Hg?i.cullFace(i.FRONT):i.cullFace(i.FRONT_AND_BACK))):ke(i.CULL_FACE),L=O}function fi(O){O!==k&&(q&&i.lineWidth(O),k=O)}function tn(O,Z,K){O?(xe(i.POLYGON_OFFSET_FILL),(F!==Z||z!==K)&&(F=Z,z=K,o.getReversed()&&(Z=-Z,K=-K),i.polygonOffset(Z,K))):ke(i.POLYGON_OFFSET_FILL)}function Xn(O){O?xe(i.SCISSOR_TEST):ke(i.SCISSOR_TEST)}function jn(O){O===void 0&&(O=i.TEXTURE0+W-1),ee!==O&&(i.activeTexture(O),ee=O)}function Kn(O,Z,K){K===void 0&&(ee===null?K=i.TEXTURE0+W-1:K=ee);let he=te[K];he===void 0&&(he={type:void 0,texture:void 0},te[K]=he),(he.type!==O||he.texture!==Z)&&(ee!==K&&(i.activeTexture(K),ee=K),i.bindTexture(O,Z||Ie[O]),he.type=O,he.texture=Z)}function B(){let O=te[ee];O!==void 0&&O.type!==void 0&&(i.bindTexture(O.type,null),O.type=void 0,O.texture=void 0)}function Yn(){try{i.compressedTexImage2D(...arguments)}catch(O){Ne("WebGLState:",O)}}function Et(){try{i.compressedTexImage3D(...arguments)}catch(O){Ne("WebGLState:",O)}}function Rt(){try{i.texSubImage2D(...arguments)}catch(O){Ne("WebGLState:",O)}}function ge(){try{i.texSubImage3D(...arguments)}catch(O){Ne("WebGLState:",O)}}function Xt(){try{i.compressedTexSubImage2D(...arguments)}catch(O){Ne("WebGLState:",O)}}function De(){try{i.compressedTexSubImage3D(...arguments)}catch(O){Ne("WebGLState:",O)}}function Ue(){try{i.texStorage2D(...arguments)}catch(O){Ne("WebGLState:",O)}}function N(){try{i.texStorage3D(...arguments)}catch(O){Ne("WebGLState:",O)}}function A(){try{i.texImage2D(...arguments)}catch(O){Ne("WebGLState:",O)}}function V(){try{i.texImage3D(...arguments)}catch(O){Ne("WebGLState:",O)}}function ie(O){return u[O]!==void 0?u[O]:i.getParameter(O)}function Q(O,Z){u[O]!==Z&&(i.pixelStorei(O,Z),u[O]=Z)}function ae(O){$.equals(O)===!1&&(i.scissor(O.x,O.y,O.z,O.w),$.copy(O))}function fe(O){de.equals(O)===!1&&(i.viewport(O.x,O.y,O.z,O.w),de.copy(O))}function Y(O,Z){let K=c.get(Z);K===void 0&&(K=new WeakMap,c.set(Z,K));let he=K.get(O);he===void 0&&(he=i.getUniformBlockIndex(Z,O.name),i.uniformBlockBinding(Z,he,he),K.set(O,he))}function J(O,Z,K){let oe=c.get(Z).get(O);l[oe]!==K&&(i.bindBufferBase(i.UNIFORM_BUFFER,oe,K),l[oe]=K)}function ce(){i.disable(i.BLEND),i.disable(i.CULL_FACE),i.disable(i.DEPTH_TEST),i.disable(i.POLYGON_OFFSET_FILL),i.disable(i.SCISSOR_TEST),i.disable(i.STENCIL_TEST),i.disable(i.SAMPLE_ALPHA_TO_COVERAGE),i.blendEquation(i.FUNC_ADD),i.blendFunc(i.ONE,i.ZERO),i.blendFuncSeparate(i.ONE,i.ZERO,i.ONE,i.ZERO),i.blendColor(0,0,0,0),i.colorMask(!0,!0,!0,!0),i.clearColor(0,0,0,0),i.depthMask(!0),i.depthFunc(i.LESS),o.setReversed(!1),i.clearDepth(1),i.stencilMask(4294967295),i.stencilFunc(i.ALWAYS,0,4294967295),i.stencilOp(i.KEEP,i.KEEP,i.KEEP),i.clearStencil(0),i.cullFace(i.BACK),i.frontFace(i.CCW),i.polygonOffset(0,0),i.activeTexture(i.TEXTURE0),i.bindFramebuffer(i.FRAMEBUFFER,null),i.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),i.bindFramebuffer(i.READ_FRAMEBUFFER,null),i.useProgram(null),i.lineWidth(1),i.scissor(0,0,i.canvas.width,i.canvas.height),i.viewport(0,0,i.canvas.width,i.canvas.height),i.pixelStorei(i.PACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,!1),i.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),i.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,i.BROWSER_DEFAULT_WEBGL),i.pixelStorei(i.PACK_ROW_LENGTH,0),i.pixelStorei(i.PACK_SKIP_PIXELS,0),i.pixelStorei(i.PACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_ROW_LENGTH,0),i.pixelStorei(i.UNPACK_IMAGE_HEIGHT,0),i.pixelStorei(i.UNPACK_SKIP_PIXELS,0),i.pixelStorei(i.UNPACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_SKIP_IMAGES,0),h={},u={},ee=null,te={},d={},l={},f=new WeakMap,m=[],y=null,g=!1,p=null,b=null,v=null,_=null,S=null,T=null,x=null,M=new Ee(0,0,0),P=0,E=!1,D=null,L=null,k=null,F=null,z=null,$.set(0,0,i.canvas.width,i.canvas.height),de.set(0,0,i.canvas.width,i.canvas.height),r.reset(),o.reset(),a.reset()}return{buffers:{color:r,depth:o,stencil:a},enable:xe,disable:ke,bindFramebuffer:kt,drawBuffers:Le,useProgram:st,setBlending:an,setMaterial:qt,setFlipSided:Fn,setCullFace:Lt,setLineWidth:fi,setPolygonOffset:tn,setScissorTest:Xn,activeTexture:jn,bindTexture:Kn,unbindTexture:B,compressedTexImage2D:Yn,compressedTexImage3D:Et,texImage2D:A,texImage3D:V,pixelStorei:Q,getParameter:ie,updateUBOMapping:Y,uniformBlockBinding:J,texStorage2D:Ue,texStorage3D:N,texSubImage2D:Rt,texSubImage3D:ge,compressedTexSubImage2D:Xt,compressedTexSubImage3D:De,scissor:ae,viewport:fe,reset:ce}}function kA(i,e,t,n,s,r,o){let a=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new be,h=new WeakMap,u=new Set,d,f=new WeakMap,m=new Set,y=new FinalizationRegistry(N=>m.delete(N)),g=!1;try{g=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function p(N,A){return g?new OffscreenCanvas(N,A):Jr("canvas")}function b(N,A,V){let ie=1,Q=Ue(N);if((Q.width>V||Q.height>V)&&(ie=V/Math.max(Q.width,Q.height)),ie<1)if(typeof HTMLImageElement<"u"&&N instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&N instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&N instanceof ImageBitmap||typeof VideoFrame<"u"&&N instanceof VideoFrame){let ae=Math.floor(ie*Q.width),fe=Math.floor(ie*Q.height);d===void 0&&(d=p(ae,fe));let Y=A?p(ae,fe):d;return Y.width=ae,Y.height=fe,Y.getContext("2d").drawImage(N,0,0,ae,fe),Re("WebGLRenderer: Texture has been resized from ("+Q.width+"x"+Q.height+") to ("+ae+"x"+fe+")."),Y}else return"data"in N&&Re("WebGLRenderer: Image in DataTexture is too big ("+Q.width+"x"+Q.height+")."),N;return N}function v(N){return N.generateMipmaps}function _(N){i.generateMipmap(N)}function S(N){return N.isWebGLCubeRenderTarget?i.TEXTURE_CUBE_MAP:N.isWebGL3DRenderTarget?i.TEXTURE_3D:N.isWebGLArrayRenderTarget||N.isCompressedArrayTexture?i.TEXTURE_2D_ARRAY:i.TEXTURE_2D}function T(N,A,V,ie,Q,ae=!1){if(N!==null){if(i[N]!==void 0)return i[N];Re("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+N+"'")}let fe;ie&&(fe=e.get("EXT_texture_norm16"),fe||Re("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let Y=A;if(A===i.RED&&(V===i.FLOAT&&(Y=i.R32F),V===i.HALF_FLOAT&&(Y=i.R16F),V===i.UNSIGNED_BYTE&&(Y=i.R8),V===i.UNSIGNED_SHORT&&fe&&(Y=fe.R16_EXT),V===i.SHORT&&fe&&(Y=fe.R16_SNORM_EXT)),A===i.RED_INTEGER&&(V===i.UNSIGNED_BYTE&&(Y=i.R8UI),V===i.UNSIGNED_SHORT&&(Y=i.R16UI),V===i.UNSIGNED_INT&&(Y=i.R32UI),V===i.BYTE&&(Y=i.R8I),V===i.SHORT&&(Y=i.R16I),V===i.INT&&(Y=i.R32I)),A===i.RG&&(V===i.FLOAT&&(Y=i.RG32F),V===i.HALF_FLOAT&&(Y=i.RG16F),V===i.UNSIGNED_BYTE&&(Y=i.RG8),V===i.UNSIGNED_SHORT&&fe&&(Y=fe.RG16_EXT),V===i.SHORT&&fe&&(Y=fe.RG16_SNORM_EXT)),A===i.RG_INTEGER&&(V===i.UNSIGNED_BYTE&&(Y=i.RG8UI),V===i.UNSIGNED_SHORT&&(Y=i.RG16UI),V===i.UNSIGNED_INT&&(Y=i.RG32UI),V===i.BYTE&&(Y=i.RG8I),V===i.SHORT&&(Y=i.RG16I),V===i.INT&&(Y=i.RG32I)),A===i.RGB_INTEGER&&(V===i.UNSIGNED_BYTE&&(Y=i.RGB8UI),V===i.UNSIGNED_SHORT&&(Y=i.RGB16UI),V===i.UNSIGNED_INT&&(Y=i.RGB32UI),V===i.BYTE&&(Y=i.RGB8I),V===i.SHORT&&(Y=i.RGB16I),V===i.INT&&(Y=i.RGB32I)),A===i.RGBA_INTEGER&&(V===i.UNSIGNED_BYTE&&(Y=i.RGBA8UI),V===i.UNSIGNED_SHORT&&(Y=i.RGBA16UI),V===i.UNSIGNED_INT&&(Y=i.RGBA32UI),V===i.BYTE&&(Y=i.RGBA8I),V===i.SHORT&&(Y=i.RGBA16I),V===i.INT&&(Y=i.RGBA32I)),A===i.RGB&&(V===i.UNSIGNED_SHORT&&fe&&(Y=fe.RGB16_EXT),V===i.SHORT&&fe&&(Y=fe.RGB16_SNORM_EXT),V===i.UNSIGNED_INT_5_9_9_9_REV&&(Y=i.RGB9_E5),V===i.UNSIGNED_INT_10F_11F_11F_REV&&(Y=i.R11F_G11F_B10F)),A===i.RGBA){let J=ae?Zo:Xe.getTransfer(Q);V===i.FLOAT&&(Y=i.RGBA32F),V===i.HALF_FLOAT&&(Y=i.RGBA16F),V===i.UNSIGNED_BYTE&&(Y=J===dt?i.SRGB8_ALPHA8:i.RGBA8),V===i.UNSIGNED_SHORT&&fe&&(Y=fe.RGBA16_EXT),V===i.SHORT&&fe&&(Y=fe.RGBA16_SNORM_EXT),V===i.UNSIGNED_SHORT_4_4_4_4&&(Y=i.RGBA4),V===i.UNSIGNED_SHORT_5_5_5_1&&(Y=i.RGB5_A1)}return(Y===i.R16F||Y===i.R32F||Y===i.RG16F||Y===i.RG32F||Y===i.RGBA16F||Y===i.RGBA32F)&&e.get("EXT_color_buffer_float"),Y}function x(N,A){let V;return N?A===null||A===li||A===mr?V=i.DEPTH24_STENCIL8:A===Vn?V=i.DEPTH32F_STENCIL8:A===ho&&(V=i.DEPTH24_STENCIL8,Re("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):A===null||A===li||A===mr?V=i.DEPTH_COMPONENT24:A===Vn?V=i.DEPTH_COMPONENT32F:A===ho&&(V=i.DEPTH_COMPONENT16),V}function M(N,A){return v(N)===!0||N.isFramebufferTexture&&N.minFilter!==At&&N.minFilter!==Nt?Math.log2(Math.max(A.width,A.height))+1:N.mipmaps.length>0?N.mipmaps.length:N.isCompressedTexture&&Array.isArray(N.image)?A.mipmaps.length:1}function P(N){let A=new WeakRef(N);n.get(N).__ref=A,m.add(A),y.register(N,A,A)}function E(N){let A=n.get(N).__ref;A!==void 0&&(m.delete(A),y.unregister(A))}function D(N){k(N.target)}function L(N){F(N.target)}function k(N){N.removeEventListener("dispose",D),E(N),W(N),N.isVideoTexture&&h.delete(N),N.isHTMLTexture&&u.delete(N)}function F(N){N.removeEventListener("dispose",L),E(N),ne(N)}function z(){for(let N of m){let A=N.deref();A!==void 0&&(A.isRenderTarget===!0?F(A):k(A))}m.clear(),u.clear()}function W(N){let A=n.get(N);if(A.__webglInit===void 0)return;let V=N.source,ie=f.get(V);if(ie){let Q=ie[A.__cacheKey];Q.usedTimes--,Q.usedTimes===0&&q(N),Object.keys(ie).length===0&&f.delete(V)}n.remove(N)}function q(N){let A=n.get(N);i.deleteTexture(A.__webglTexture);let V=N.source,ie=f.get(V);delete ie[A.__cacheKey],o.memory.textures--}function ne(N){let A=n.get(N);A.__depthDisposeCallback&&A.__depthDisposeCallback();let V=N.depthTexture;if(V&&V.renderTarget===N&&k(V),N.isWebGLCubeRenderTarget)for(let Q=0;Q<6;Q++){if(Array.isArray(A.__webglFramebuffer[Q]))for(let ae=0;ae<A.__webglFramebuffer[Q].length;ae++)i.deleteFramebuffer(A.__webglFramebuffer[Q][ae]);else i.deleteFramebuffer(A.__webglFramebuffer[Q]);A.__webglDepthbuffer&&i.deleteRenderbuffer(A.__webglDepthbuffer[Q])}else{if(Array.isArray(A.__webglFramebuffer))for(let Q=0;Q<A.__webglFramebuffer.length;Q++)i.deleteFramebuffer(A.__webglFramebuffer[Q]);else i.deleteFramebuffer(A.__webglFramebuffer);if(A.__webglDepthbuffer&&i.deleteRenderbuffer(A.__webglDepthbuffer),A.__webglMultisampledFramebuffer&&i.deleteFramebuffer(A.__webglMultisampledFramebuffer),A.__webglColorRenderbuffer)for(let Q=0;Q<A.__webglColorRenderbuffer.length;Q++)A.__webglColorRenderbuffer[Q]&&i.deleteRenderbuffer(A.__webglColorRenderbuffer[Q]);A.__webglDepthRenderbuffer&&i.deleteRenderbuffer(A.__webglDepthRenderbuffer)}let ie=N.textures;for(let Q=0,ae=ie.length;Q<ae;Q++){let fe=n.get(ie[Q]);fe.__webglTexture&&(i.deleteTexture(fe.__webglTexture),o.memory.textures--),n.remove(ie[Q])}n.remove(N)}let j=0;function ee(){j=0}function te(){return j}function we(N){j=N}function Oe(){let N=j;return N>=s.maxTextures&&Re("WebGLTextures: Trying to use "+(N+1)+" texture units while this GPU supports only "+s.maxTextures),j+=1,N}function $(N){let A=[];return A.push(N.wrapS),A.push(N.wrapT),A.push(N.wrapR||0),A.push(N.magFilter),A.push(N.minFilter),A.push(N.anisotropy),A.push(N.internalFormat),A.push(N.format),A.push(N.type),A.push(N.generateMipmaps),A.push(N.mipmapsAutoUpdate),A.push(N.premultiplyAlpha),A.push(N.flipY),A.push(N.unpackAlignment),A.push(N.colorSpace),A.join()}function de(N,A){let V=n.get(N);if(N.isVideoTexture&&Xt(N),N.isRenderTargetTexture===!1&&N.isExternalTexture!==!0&&N.version>0&&V.__version!==N.version){let ie=N.image;if(ie===null)Re("WebGLRenderer: Texture marked for update but no image data found.");else if(ie.complete===!1)Re("WebGLRenderer: Texture marked for update but image is incomplete");else{qt(V,N,A);return}}else N.isExternalTexture&&(V.__webglTexture=N.sourceTexture?N.sourceTexture:null);t.bindTexture(i.TEXTURE_2D,V.__webglTexture,i.TEXTURE0+A)}function ve(N,A){let V=n.get(N);if(N.isRenderTargetTexture===!1&&N.version>0&&V.__version!==N.version){qt(V,N,A);return}else N.isExternalTexture&&(V.__webglTexture=N.sourceTexture?N.sourceTexture:null);t.bindTexture(i.TEXTURE_2D_ARRAY,V.__webglTexture,i.TEXTURE0+A)}function Ie(N,A){let V=n.get(N);if(N.isRenderTargetTexture===!1&&N.version>0&&V.__version!==N.version){qt(V,N,A);return}t.bindTexture(i.TEXTURE_3D,V.__webglTexture,i.TEXTURE0+A)}function xe(N,A){let V=n.get(N);if(N.version>0&&V.__version!==N.version){Fn(V,N,A);return}t.bindTexture(i.TEXTURE_CUBE_MAP,V.__webglTexture,i.TEXTURE0+A)}let ke={[oi]:i.REPEAT,[vn]:i.CLAMP_TO_EDGE,[Kr]:i.MIRRORED_REPEAT},kt={[At]:i.NEAREST,[wc]:i.NEAREST_MIPMAP_NEAREST,[pr]:i.NEAREST_MIPMAP_LINEAR,[Nt]:i.LINEAR,[co]:i.LINEAR_MIPMAP_NEAREST,[Qn]:i.LINEAR_MIPMAP_LINEAR},Le={[gb]:i.NEVER,[Qd]:i.ALWAYS,[bb]:i.LESS,[$d]:i.LEQUAL,[xb]:i.EQUAL,[Zd]:i.GEQUAL,[_b]:i.GREATER,[yb]:i.NOTEQUAL};function st(N,A){if(A.type===Vn&&e.has("OES_texture_float_linear")===!1&&(A.magFilter===Nt||A.magFilter===co||A.magFilter===pr||A.magFilter===Qn||A.minFilter===Nt||A.minFilter===co||A.minFilter===pr||A.minFilter===Qn)&&Re("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),i.texParameteri(N,i.TEXTURE_WRAP_S,ke[A.wrapS]),i.texParameteri(N,i.TEXTURE_WRAP_T,ke[A.wrapT]),(N===i.TEXTURE_3D||N===i.TEXTURE_2D_ARRAY)&&i.texParameteri(N,i.TEXTURE_WRAP_R,ke[A.wrapR]),i.texParameteri(N,i.TEXTURE_MAG_FILTER,kt[A.magFilter]),i.texParameteri(N,i.TEXTURE_MIN_FILTER,kt[A.minFilter]),A.compareFunction&&(i.texParameteri(N,i.TEXTURE_COMPARE_MODE,i.COMPARE_REF_TO_TEXTURE),i.texParameteri(N,i.TEXTURE_COMPARE_FUNC,Le[A.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(A.magFilter===At||A.minFilter!==pr&&A.minFilter!==Qn||A.type===Vn&&e.has("OES_texture_float_linear")===!1)return;if(A.anisotropy>1||n.get(A).__currentAnisotropy){let V=e.get("EXT_texture_filter_anisotropic");i.texParameterf(N,V.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(A.anisotropy,s.getMaxAnisotropy())),n.get(A).__currentAnisotropy=A.anisotropy}}}function _t(N,A){let V=!1;N.__webglInit===void 0&&(N.__webglInit=!0,A.addEventListener("dispose",D),P(A));let ie=A.source,Q=f.get(ie);Q===void 0&&(Q={},f.set(ie,Q));let ae=$(A);if(ae!==N.__cacheKey){Q[ae]===void 0&&(Q[ae]={texture:i.createTexture(),usedTimes:0},o.memory.textures++,V=!0),Q[ae].usedTimes++;let fe=Q[N.__cacheKey];fe!==void 0&&(Q[N.__cacheKey].usedTimes--,fe.usedTimes===0&&q(A)),N.__cacheKey=ae,N.__webglTexture=Q[ae].texture}return V}function Je(N,A,V){return Math.floor(Math.floor(N/V)/A)}function an(N,A,V,ie){let ae=N.updateRanges;if(ae.length===0)t.texSubImage2D(i.TEXTURE_2D,0,0,0,A.width,A.height,V,ie,A.data);else{ae.sort((O,Z)=>O.start-Z.start);let fe=0;for(let O=1;O<ae.length;O++){let Z=ae[fe],K=ae[O],he=Z.start+Z.count,oe=Je(K.start,A.width,4),le=Je(Z.start,A.width,4);K.start<=he+1&&oe===le&&Je(K.start+K.count-1,A.width,4)===oe?Z.count=Math.max(Z.count,K.start+K.count-Z.start):(++fe,ae[fe]=K)}ae.length=fe+1;let Y=t.getParameter(i.UNPACK_ROW_LENGTH),J=t.getParameter(i.UNPACK_SKIP_PIXELS),ce=t.getParameter(i.UNPACK_SKIP_ROWS);t.pixelStorei(i.UNPACK_ROW_LENGTH,A.width);for(let O=0,Z=ae.length;O<Z;O++){let K=ae[O],he=Math.floor(K.start/4),oe=Math.ceil(K.count/4),le=he%A.width,Ce=Math.floor(he/A.width),Ve=oe,re=1;t.pixelStorei(i.UNPACK_SKIP_PIXELS,le),t.pixelStorei(i.UNPACK_SKIP_ROWS,Ce),t.texSubImage2D(i.TEXTURE_2D,0,le,Ce,Ve,re,V,ie,A.data)}N.clearUpdateRanges(),t.pixelStorei(i.UNPACK_ROW_LENGTH,Y),t.pixelStorei(i.UNPACK_SKIP_PIXELS,J),t.pixelStorei(i.UNPACK_SKIP_ROWS,ce)}}function qt(N,A,V){let ie=i.TEXTURE_2D;(A.isDataArrayTexture||A.isCompressedArrayTexture)&&(ie=i.TEXTURE_2D_ARRAY),A.isData3DTexture&&(ie=i.TEXTURE_3D);let Q=_t(N,A),ae=A.source;t.bindTexture(ie,N.__webglTexture,i.TEXTURE0+V);let fe=n.get(ae);if(ae.version!==fe.__version||Q===!0){if(t.activeTexture(i.TEXTURE0+V),(typeof ImageBitmap<"u"&&A.image instanceof ImageBitmap)===!1){let re=Xe.getPrimaries(Xe.workingColorSpace),Pe=A.colorSpace===is?null:Xe.getPrimaries(A.colorSpace),Ge=A.colorSpace===is||re===Pe?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,A.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,A.premultiplyAlpha),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,Ge)}t.pixelStorei(i.UNPACK_ALIGNMENT,A.unpackAlignment);let J=b(A.image,!1,s.maxTextureSize);J=De(A,J);let ce=r.convert(A.format,A.colorSpace),O=r.convert(A.type),Z=T(A.internalFormat,ce,O,A.normalized,A.colorSpace,A.isVideoTexture);st(ie,A);let K,he=A.mipmaps,oe=A.isVideoTexture!==!0,le=fe.__version===void 0||Q===!0,Ce=ae.dataReady,Ve=M(A,J);if(A.isDepthTexture)Z=x(A.format===ns,A.type),le&&(oe?t.texStorage2D(i.TEXTURE_2D,1,Z,J.width,J.height):t.texImage2D(i.TEXTURE_2D,0,Z,J.width,J.height,0,ce,O,null));else if(A.isDataTexture)if(he.length>0){oe&&le&&t.texStorage2D(i.TEXTURE_2D,Ve,Z,he[0].width,he[0].height);for(let re=0,Pe=he.length;re<Pe;re++)K=he[re],oe?Ce&&t.texSubImage2D(i.TEXTURE_2D,re,0,0,K.width,K.height,ce,O,K.data):t.texImage2D(i.TEXTURE_2D,re,Z,K.width,K.height,0,ce,O,K.data);A.generateMipmaps=!1}else oe?(le&&t.texStorage2D(i.TEXTURE_2D,Ve,Z,J.width,J.height),Ce&&an(A,J,ce,O)):t.texImage2D(i.TEXTURE_2D,0,Z,J.width,J.height,0,ce,O,J.data);else if(A.isCompressedTexture)if(A.isCompressedArrayTexture){oe&&le&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Ve,Z,he[0].width,he[0].height,J.depth);for(let re=0,Pe=he.length;re<Pe;re++)if(K=he[re],A.format!==Ln)if(ce!==null)if(oe){if(Ce)if(A.layerUpdates.size>0){let Ge=hf(K.width,K.height,A.format,A.type);for(let _e of A.layerUpdates){let bt=K.data.subarray(_e*Ge/K.data.BYTES_PER_ELEMENT,(_e+1)*Ge/K.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,re,0,0,_e,K.width,K.height,1,ce,bt)}}else t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,re,0,0,0,K.width,K.height,J.depth,ce,K.data)}else t.compressedTexImage3D(i.TEXTURE_2D_ARRAY,re,Z,K.width,K.height,J.depth,0,K.data,0,0);else Re("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else oe?Ce&&t.texSubImage3D(i.TEXTURE_2D_ARRAY,re,0,0,0,K.width,K.height,J.depth,ce,O,K.data):t.texImage3D(i.TEXTURE_2D_ARRAY,re,Z,K.width,K.height,J.depth,0,ce,O,K.data);A.layerUpdates.size>0&&A.clearLayerUpdates()}else{oe&&le&&t.texStorage2D(i.TEXTURE_2D,Ve,Z,he[0].width,he[0].height);for(let re=0,Pe=he.length;re<Pe;re++)K=he[re],A.format!==Ln?ce!==null?oe?Ce&&t.compressedTexSubImage2D(i.TEXTURE_2D,re,0,0,K.width,K.height,ce,K.data):t.compressedTexImage2D(i.TEXTURE_2D,re,Z,K.width,K.height,0,K.data):Re("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):oe?Ce&&t.texSubImage2D(i.TEXTURE_2D,re,0,0,K.width,K.height,ce,O,K.data):t.texImage2D(i.TEXTURE_2D,re,Z,K.width,K.height,0,ce,O,K.data)}else if(A.isDataArrayTexture)if(oe){if(le&&t.texStorage3D(i.TEXTURE_2D_ARRAY,Ve,Z,J.width,J.height,J.depth),Ce)if(A.layerUpdates.size>0){let re=hf(J.width,J.height,A.format,A.type);for(let Pe of A.layerUpdates){let Ge=J.data.subarray(Pe*re/J.data.BYTES_PER_ELEMENT,(Pe+1)*re/J.data.BYTES_PER_ELEMENT);t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,Pe,J.width,J.height,1,ce,O,Ge)}A.clearLayerUpdates()}else t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,0,J.width,J.height,J.depth,ce,O,J.data)}else t.texImage3D(i.TEXTURE_2D_ARRAY,0,Z,J.width,J.height,J.depth,0,ce,O,J.data);else if(A.isData3DTexture)oe?(le&&t.texStorage3D(i.TEXTURE_3D,Ve,Z,J.width,J.height,J.depth),Ce&&t.texSubImage3D(i.TEXTURE_3D,0,0,0,0,J.width,J.height,J.depth,ce,O,J.data)):t.texImage3D(i.TEXTURE_3D,0,Z,J.width,J.height,J.depth,0,ce,O,J.data);else if(A.isFramebufferTexture){if(le)if(oe)t.texStorage2D(i.TEXTURE_2D,Ve,Z,J.width,J.height);else{let re=J.width,Pe=J.height;for(let Ge=0;Ge<Ve;Ge++)t.texImage2D(i.TEXTURE_2D,Ge,Z,re,Pe,0,ce,O,null),re>>=1,Pe>>=1}}else if(A.isHTMLTexture){if("texElementImage2D"in i){let re=i.canvas;if(re.hasAttribute("layoutsubtree")||re.setAttribute("layoutsubtree","true"),J.parentNode!==re){re.appendChild(J),u.add(A),re.onpaint=Pe=>{let Ge=Pe.changedElements;for(let _e of u)Ge.includes(_e.image)&&(_e.needsUpdate=!0)},re.requestPaint();return}if(i.texElementImage2D.length===3)i.texElementImage2D(i.TEXTURE_2D,i.RGBA8,J);else{let Ge=i.RGBA,_e=i.RGBA,bt=i.UNSIGNED_BYTE;i.texElementImage2D(i.TEXTURE_2D,0,Ge,_e,bt,J)}i.texParameteri(i.TEXTURE_2D,i.TEXTURE_MIN_FILTER,i.LINEAR),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_S,i.CLAMP_TO_EDGE),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_T,i.CLAMP_TO_EDGE)}}else if(he.length>0){if(oe&&le){let re=Ue(he[0]);t.texStorage2D(i.TEXTURE_2D,Ve,Z,re.width,re.height)}for(let re=0,Pe=he.length;re<Pe;re++)K=he[re],oe?Ce&&t.texSubImage2D(i.TEXTURE_2D,re,0,0,ce,O,K):t.texImage2D(i.TEXTURE_2D,re,Z,ce,O,K);A.generateMipmaps=!1}else if(oe){if(le){let re=Ue(J);t.texStorage2D(i.TEXTURE_2D,Ve,Z,re.width,re.height)}Ce&&t.texSubImage2D(i.TEXTURE_2D,0,0,0,ce,O,J)}else t.texImage2D(i.TEXTURE_2D,0,Z,ce,O,J);v(A)&&A.mipmapsAutoUpdate===!0&&_(ie),fe.__version=ae.version,A.onUpdate&&A.onUpdate(A)}N.__version=A.version}function Fn(N,A,V){if(A.image.length!==6)return;let ie=_t(N,A),Q=A.source;t.bindTexture(i.TEXTURE_CUBE_MAP,N.__webglTexture,i.TEXTURE0+V);let ae=n.get(Q);if(Q.version!==ae.__version||ie===!0){t.activeTexture(i.TEXTURE0+V);let fe=Xe.getPrimaries(Xe.workingColorSpace),Y=A.colorSpace===is?null:Xe.getPrimaries(A.colorSpace),J=A.colorSpace===is||fe===Y?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,A.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,A.premultiplyAlpha),t.pixelStorei(i.UNPACK_ALIGNMENT,A.unpackAlignment),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,J);let ce=A.isCompressedTexture||A.image[0].isCompressedTexture,O=A.image[0]&&A.image[0].isDataTexture,Z=[];for(let _e=0;_e<6;_e++)!ce&&!O?Z[_e]=b(A.image[_e],!0,s.maxCubemapSize):Z[_e]=O?A.image[_e].image:A.image[_e],Z[_e]=De(A,Z[_e]);let K=Z[0],he=r.convert(A.format,A.colorSpace),oe=r.convert(A.type),le=T(A.internalFormat,he,oe,A.normalized,A.colorSpace),Ce=A.isVideoTexture!==!0,Ve=ae.__version===void 0||ie===!0,re=Q.dataReady,Pe=M(A,K);st(i.TEXTURE_CUBE_MAP,A);let Ge;if(A.isDepthTexture){if(le=x(A.format===ns,A.type),Ve)if(Ce)t.texStorage2D(i.TEXTURE_CUBE_MAP,1,le,K.width,K.height);else for(let _e=0;_e<6;_e++)t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,0,le,K.width,K.height,0,he,oe,null)}else if(ce){Ce&&Ve&&t.texStorage2D(i.TEXTURE_CUBE_MAP,Pe,le,K.width,K.height);for(let _e=0;_e<6;_e++){Ge=Z[_e].mipmaps;for(let bt=0;bt<Ge.length;bt++){let nn=Ge[bt];A.format!==Ln?he!==null?Ce?re&&t.compressedTexSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt,0,0,nn.width,nn.height,he,nn.data):t.compressedTexImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt,le,nn.width,nn.height,0,nn.data):Re("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):Ce?re&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt,0,0,nn.width,nn.height,he,oe,nn.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt,le,nn.width,nn.height,0,he,oe,nn.data)}}}else{if(Ge=A.mipmaps,Ce&&Ve){Ge.length>0&&Pe++;let _e=Ue(Z[0]);t.texStorage2D(i.TEXTURE_CUBE_MAP,Pe,le,_e.width,_e.height)}for(let _e=0;_e<6;_e++)if(O){Ce?re&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,0,0,0,Z[_e].width,Z[_e].height,he,oe,Z[_e].data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,0,le,Z[_e].width,Z[_e].height,0,he,oe,Z[_e].data);for(let bt=0;bt<Ge.length;bt++){let fs=Ge[bt].image[_e].image;Ce?re&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt+1,0,0,fs.width,fs.height,he,oe,fs.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt+1,le,fs.width,fs.height,0,he,oe,fs.data)}}else{Ce?re&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,0,0,0,he,oe,Z[_e]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,0,le,he,oe,Z[_e]);for(let bt=0;bt<Ge.length;bt++){let nn=Ge[bt];Ce?re&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt+1,0,0,he,oe,nn.image[_e]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+_e,bt+1,le,he,oe,nn.image[_e])}}}v(A)&&A.mipmapsAutoUpdate===!0&&_(i.TEXTURE_CUBE_MAP),ae.__version=Q.version,A.onUpdate&&A.onUpdate(A)}N.__version=A.version}function Lt(N,A,V,ie,Q,ae){let fe=r.convert(V.format,V.colorSpace),Y=r.convert(V.type),J=T(V.internalFormat,fe,Y,V.normalized,V.colorSpace),ce=n.get(A),O=n.get(V);if(O.__renderTarget=A,!ce.__hasExternalTextures){let Z=Math.max(1,A.width>>ae),K=Math.max(1,A.height>>ae);Q===i.TEXTURE_3D||Q===i.TEXTURE_2D_ARRAY?t.texImage3D(Q,ae,J,Z,K,A.depth,0,fe,Y,null):t.texImage2D(Q,ae,J,Z,K,0,fe,Y,null)}t.bindFramebuffer(i.FRAMEBUFFER,N),ge(A)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ie,Q,O.__webglTexture,0,Rt(A)):(Q===i.TEXTURE_2D||Q>=i.TEXTURE_CUBE_MAP_POSITIVE_X&&Q<=i.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&i.framebufferTexture2D(i.FRAMEBUFFER,ie,Q,O.__webglTexture,ae),t.bindFramebuffer(i.FRAMEBUFFER,null)}function fi(N,A,V){if(i.bindRenderbuffer(i.RENDERBUFFER,N),A.depthBuffer){let ie=A.depthTexture,Q=ie&&ie.isDepthTexture?ie.type:null,ae=x(A.stencilBuffer,Q),fe=A.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;ge(A)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,Rt(A),ae,A.width,A.height):V?i.renderbufferStorageMultisample(i.RENDERBUFFER,Rt(A),ae,A.width,A.height):i.renderbufferStorage(i.RENDERBUFFER,ae,A.width,A.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,fe,i.RENDERBUFFER,N)}else{let ie=A.textures;for(let Q=0;Q<ie.length;Q++){let ae=ie[Q],fe=r.convert(ae.format,ae.colorSpace),Y=r.convert(ae.type),J=T(ae.internalFormat,fe,Y,ae.normalized,ae.colorSpace);ge(A)?a.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,Rt(A),J,A.width,A.height):V?i.renderbufferStorageMultisample(i.RENDERBUFFER,Rt(A),J,A.width,A.height):i.renderbufferStorage(i.RENDERBUFFER,J,A.width,A.height)}}i.bindRenderbuffer(i.RENDERBUFFER,null)}function tn(N,A,V){let ie=A.isWebGLCubeRenderTarget===!0;if(t.bindFramebuffer(i.FRAMEBUFFER,N),!(A.depthTexture&&A.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let Q=n.get(A.depthTexture);Q.__renderTarget=A;let ae=ie?A.depthTexture.image[0]:A.depthTexture.image;(!Q.__webglTexture||ae.width!==A.width||ae.height!==A.height)&&(ae.width=A.width,ae.height=A.height,A.depthTexture.needsUpdate=!0),ie?xe(A.depthTexture,0):de(A.depthTexture,0);let fe=Q.__webglTexture,Y=Rt(A),J=ie?i.TEXTURE_CUBE_MAP_POSITIVE_X+V:i.TEXTURE_2D,ce=A.depthTexture.format===ns?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;if(A.depthTexture.format===qi)ge(A)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ce,J,fe,0,Y):i.framebufferTexture2D(i.FRAMEBUFFER,ce,J,fe,0);else if(A.depthTexture.format===ns)ge(A)?a.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,ce,J,fe,0,Y):i.framebufferTexture2D(i.FRAMEBUFFER,ce,J,fe,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function Xn(N){let A=n.get(N),V=N.isWebGLCubeRenderTarget===!0;if(A.__boundDepthTexture!==N.depthTexture){let ie=N.depthTexture;if(A.__depthDisposeCallback&&A.__depthDisposeCallback(),ie){let Q=()=>{delete A.__boundDepthTexture,delete A.__depthDisposeCallback,ie.removeEventListener("dispose",Q)};ie.addEventListener("dispose",Q),A.__depthDisposeCallback=Q}A.__boundDepthTexture=ie}if(N.depthTexture&&!A.__autoAllocateDepthBuffer)if(V)for(let ie=0;ie<6;ie++)tn(A.__webglFramebuffer[ie],N,ie);else N.texture.mipmaps.length>0?tn(A.__webglFramebuffer[0],N,0):tn(A.__webglFramebuffer,N,0);else if(V){A.__webglDepthbuffer=[];for(let ie=0;ie<6;ie++)if(t.bindFramebuffer(i.FRAMEBUFFER,A.__webglFramebuffer[ie]),A.__webglDepthbuffer[ie]===void 0)A.__webglDepthbuffer[ie]=i.createRenderbuffer(),fi(A.__webglDepthbuffer[ie],N,!1);else{let Q=N.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ae=A.__webglDepthbuffer[ie];i.bindRenderbuffer(i.RENDERBUFFER,ae),i.framebufferRenderbuffer(i.FRAMEBUFFER,Q,i.RENDERBUFFER,ae)}}else if(N.texture.mipmaps.length>0?t.bindFramebuffer(i.FRAMEBUFFER,A.__webglFramebuffer[0]):t.bindFramebuffer(i.FRAMEBUFFER,A.__webglFramebuffer),A.__webglDepthbuffer===void 0)A.__webglDepthbuffer=i.createRenderbuffer(),fi(A.__webglDepthbuffer,N,!1);else{let Q=N.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ae=A.__webglDepthbuffer;i.bindRenderbuffer(i.RENDERBUFFER,ae),i.framebufferRenderbuffer(i.FRAMEBUFFER,Q,i.RENDERBUFFER,ae)}t.bindFramebuffer(i.FRAMEBUFFER,null)}function jn(N,A,V){let ie=n.get(N);A!==void 0&&Lt(ie.__webglFramebuffer,N,N.texture,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,0),V!==void 0&&Xn(N)}function Kn(N){let A=N.texture,V=n.get(N),ie=n.get(A);N.addEventListener("dispose",L),P(N);let Q=N.textures,ae=N.isWebGLCubeRenderTarget===!0,fe=Q.length>1;if(fe||(ie.__webglTexture===void 0&&(ie.__webglTexture=i.createTexture()),ie.__version=A.version,o.memory.textures++),ae){V.__webglFramebuffer=[];for(let Y=0;Y<6;Y++)if(A.mipmaps.length>0){V.__webglFramebuffer[Y]=[];for(let J=0;J<A.mipmaps.length;J++)V.__webglFramebuffer[Y][J]=i.createFramebuffer()}else V.__webglFramebuffer[Y]=i.createFramebuffer()}else{if(A.mipmaps.length>0){V.__webglFramebuffer=[];for(let Y=0;Y<A.mipmaps.length;Y++)V.__webglFramebuffer[Y]=i.createFramebuffer()}else V.__webglFramebuffer=i.createFramebuffer();if(fe)for(let Y=0,J=Q.length;Y<J;Y++){let ce=n.get(Q[Y]);ce.__webglTexture===void 0&&(ce.__webglTexture=i.createTexture(),o.memory.textures++)}if(N.samples>0&&ge(N)===!1){V.__webglMultisampledFramebuffer=i.createFramebuffer(),V.__webglColorRenderbuffer=[],t.bindFramebuffer(i.FRAMEBUFFER,V.__webglMultisampledFramebuffer);for(let Y=0;Y<Q.length;Y++){let J=Q[Y];V.__webglColorRenderbuffer[Y]=i.createRenderbuffer(),i.bindRenderbuffer(i.RENDERBUFFER,V.__webglColorRenderbuffer[Y]);let ce=r.convert(J.format,J.colorSpace),O=r.convert(J.type),Z=T(J.internalFormat,ce,O,J.normalized,J.colorSpace,N.isXRRenderTarget===!0),K=Rt(N);i.renderbufferStorageMultisample(i.RENDERBUFFER,K,Z,N.width,N.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+Y,i.RENDERBUFFER,V.__webglColorRenderbuffer[Y])}i.bindRenderbuffer(i.RENDERBUFFER,null),N.depthBuffer&&(V.__webglDepthRenderbuffer=i.createRenderbuffer(),fi(V.__webglDepthRenderbuffer,N,!0)),t.bindFramebuffer(i.FRAMEBUFFER,null)}}if(ae){t.bindTexture(i.TEXTURE_CUBE_MAP,ie.__webglTexture),st(i.TEXTURE_CUBE_MAP,A);for(let Y=0;Y<6;Y++)if(A.mipmaps.length>0)for(let J=0;J<A.mipmaps.length;J++)Lt(V.__webglFramebuffer[Y][J],N,A,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+Y,J);else Lt(V.__webglFramebuffer[Y],N,A,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+Y,0);v(A)?_(i.TEXTURE_CUBE_MAP):A.mipmaps.length>0&&i.texParameteri(i.TEXTURE_CUBE_MAP,i.TEXTURE_MAX_LEVEL,A.mipmaps.length-1),t.unbindTexture()}else if(fe){for(let Y=0,J=Q.length;Y<J;Y++){let ce=Q[Y],O=n.get(ce),Z=i.TEXTURE_2D;(N.isWebGL3DRenderTarget||N.isWebGLArrayRenderTarget)&&(Z=N.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(Z,O.__webglTexture),st(Z,ce),Lt(V.__webglFramebuffer,N,ce,i.COLOR_ATTACHMENT0+Y,Z,0),v(ce)&&_(Z)}t.unbindTexture()}else{let Y=i.TEXTURE_2D;if((N.isWebGL3DRenderTarget||N.isWebGLArrayRenderTarget)&&(Y=N.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(Y,ie.__webglTexture),st(Y,A),A.mipmaps.length>0)for(let J=0;J<A.mipmaps.length;J++)Lt(V.__webglFramebuffer[J],N,A,i.COLOR_ATTACHMENT0,Y,J);else Lt(V.__webglFramebuffer,N,A,i.COLOR_ATTACHMENT0,Y,0);v(A)?_(Y):A.mipmaps.length>0&&i.texParameteri(Y,i.TEXTURE_MAX_LEVEL,A.mipmaps.length-1),t.unbindTexture()}N.depthBuffer&&Xn(N)}function B(N){let A=N.textures;for(let V=0,ie=A.length;V<ie;V++){let Q=A[V];if(v(Q)&&Q.mipmapsAutoUpdate===!0){let ae=S(N),fe=n.get(Q).__webglTexture;t.bindTexture(ae,fe),_(ae),t.unbindTexture()}}}let Yn=[];function Et(N){if(N.samples>0){if(ge(N)===!1){let A=N.textures,V=N.width,ie=N.height,Q=i.COLOR_BUFFER_BIT,ae=N.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,fe=n.get(N),Y=A.length>1;if(Y)for(let ce=0;ce<A.length;ce++)t.bindFramebuffer(i.FRAMEBUFFER,fe.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ce,i.RENDERBUFFER,null),t.bindFramebuffer(i.FRAMEBUFFER,fe.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ce,i.TEXTURE_2D,null,0);t.bindFramebuffer(i.READ_FRAMEBUFFER,fe.__webglMultisampledFramebuffer),N.texture.mipmaps.length>0?t.bindFramebuffer(i.DRAW_FRAMEBUFFER,fe.__webglFramebuffer[0]):t.bindFramebuffer(i.DRAW_FRAMEBUFFER,fe.__webglFramebuffer);for(let ce=0;ce<A.length;ce++){if(N.resolveDepthBuffer&&(N.depthBuffer&&(Q|=i.DEPTH_BUFFER_BIT),N.stencilBuffer&&N.resolveStencilBuffer&&(Q|=i.STENCIL_BUFFER_BIT)),Y){i.framebufferRenderbuffer(i.READ_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.RENDERBUFFER,fe.__webglColorRenderbuffer[ce]);let O=n.get(A[ce]).__webglTexture;i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,O,0)}i.blitFramebuffer(0,0,V,ie,0,0,V,ie,Q,i.NEAREST),l===!0&&(Yn.length=0,Yn.push(i.COLOR_ATTACHMENT0+ce),N.depthBuffer&&N.storeMultisampledDepthBuffer===!1&&Yn.push(ae),i.invalidateFramebuffer(i.READ_FRAMEBUFFER,Yn))}if(t.bindFramebuffer(i.READ_FRAMEBUFFER,null),t.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),Y)for(let ce=0;ce<A.length;ce++){t.bindFramebuffer(i.FRAMEBUFFER,fe.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+ce,i.RENDERBUFFER,fe.__webglColorRenderbuffer[ce]);let O=n.get(A[ce]).__webglTexture;t.bindFramebuffer(i.FRAMEBUFFER,fe.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+ce,i.TEXTURE_2D,O,0)}t.bindFramebuffer(i.DRAW_FRAMEBUFFER,fe.__webglMultisampledFramebuffer)}else if(N.depthBuffer&&N.storeMultisampledDepthBuffer===!1&&l){let A=N.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;i.invalidateFramebuffer(i.DRAW_FRAMEBUFFER,[A])}}}function Rt(N){return Math.min(s.maxSamples,N.samples)}function ge(N){let A=n.get(N);return N.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&A.__useRenderToTexture!==!1}function Xt(N){let A=o.render.frame;h.get(N)!==A&&(h.set(N,A),N.update())}function De(N,A){let V=N.colorSpace,ie=N.format,Q=N.type;return N.isCompressedTexture===!0||N.isVideoTexture===!0||V!==Cn&&V!==is&&(Xe.getTransfer(V)===dt?(ie!==Ln||Q!==dn)&&Re("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Ne("WebGLTextures: Unsupported texture color space:",V)),A}function Ue(N){return typeof HTMLImageElement<"u"&&N instanceof HTMLImageElement?(c.width=N.naturalWidth||N.width,c.height=N.naturalHeight||N.height):typeof VideoFrame<"u"&&N instanceof VideoFrame?(c.width=N.displayWidth,c.height=N.displayHeight):(c.width=N.width,c.height=N.height),c}this.allocateTextureUnit=Oe,this.resetTextureUnits=ee,this.getTextureUnits=te,this.setTextureUnits=we,this.setTexture2D=de,this.setTexture2DArray=ve,this.setTexture3D=Ie,this.setTextureCube=xe,this.rebindTextures=jn,this.setupRenderTarget=Kn,this.updateRenderTargetMipmap=B,this.updateMultisampleRenderTarget=Et,this.setupDepthRenderbuffer=Xn,this.setupFrameBufferTexture=Lt,this.useMultisampledRTT=ge,this.dispose=z}function UA(i,e){function t(n,s=is){let r,o=Xe.getTransfer(s);if(n===dn)return i.UNSIGNED_BYTE;if(n===Mc)return i.UNSIGNED_SHORT_4_4_4_4;if(n===Tc)return i.UNSIGNED_SHORT_5_5_5_1;if(n===Xd)return i.UNSIGNED_INT_5_9_9_9_REV;if(n===jd)return i.UNSIGNED_INT_10F_11F_11F_REV;if(n===Wd)return i.BYTE;if(n===qd)return i.SHORT;if(n===ho)return i.UNSIGNED_SHORT;if(n===Sc)return i.INT;if(n===li)return i.UNSIGNED_INT;if(n===Vn)return i.FLOAT;if(n===ci)return i.HALF_FLOAT;if(n===Kd)return i.ALPHA;if(n===Yd)return i.RGB;if(n===Ln)return i.RGBA;if(n===qi)return i.DEPTH_COMPONENT;if(n===ns)return i.DEPTH_STENCIL;if(n===uo)return i.RED;if(n===Ac)return i.RED_INTEGER;if(n===Si)return i.RG;if(n===Ec)return i.RG_INTEGER;if(n===Rc)return i.RGBA_INTEGER;if(n===Ea||n===Ra||n===Ca||n===Pa)if(o===dt)if(r=e.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(n===Ea)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===Ra)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===Ca)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===Pa)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=e.get("WEBGL_compressed_texture_s3tc"),r!==null){if(n===Ea)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===Ra)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===Ca)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===Pa)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===Cc||n===Pc||n===Ic||n===Lc)if(r=e.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(n===Cc)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===Pc)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===Ic)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===Lc)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===Dc||n===Nc||n===Fc||n===Oc||n===kc||n===Ia||n===Uc)if(r=e.get("WEBGL_compressed_texture_etc"),r!==null){if(n===Dc||n===Nc)return o===dt?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(n===Fc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC;if(n===Oc)return r.COMPRESSED_R11_EAC;if(n===kc)return r.COMPRESSED_SIGNED_R11_EAC;if(n===Ia)return r.COMPRESSED_RG11_EAC;if(n===Uc)return r.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===Bc||n===zc||n===Gc||n===Vc||n===Hc||n===Wc||n===qc||n===Xc||n===jc||n===Kc||n===Yc||n===Jc||n===$c||n===Zc)if(r=e.get("WEBGL_compressed_texture_astc"),r!==null){if(n===Bc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===zc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===Gc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===Vc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===Hc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===Wc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===qc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===Xc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===jc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===Kc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===Yc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===Jc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===$c)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===Zc)return o===dt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===Qc||n===eh||n===th)if(r=e.get("EXT_texture_compression_bptc"),r!==null){if(n===Qc)return o===dt?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===eh)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===th)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===nh||n===ih||n===La||n===sh)if(r=e.get("EXT_texture_compression_rgtc"),r!==null){if(n===nh)return r.COMPRESSED_RED_RGTC1_EXT;if(n===ih)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===La)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===sh)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===mr?i.UNSIGNED_INT_24_8:i[n]!==void 0?i[n]:null}return{convert:t}}var BA=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,zA=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,_f=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new da(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new On({vertexShader:BA,fragmentShader:zA,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new Ke(new or(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},yf=class extends ai{constructor(e,t){super();let n=this,s=null,r=1,o=null,a="local-floor",l=1,c=null,h=null,u=null,d=null,f=null,m=null,y=typeof XRWebGLBinding<"u",g=new _f,p={},b=t.getContextAttributes(),v=null,_=null,S=[],T=[],x=new be,M=null,P=null,E=new Kt;E.viewport=new Qe;let D=new Kt;D.viewport=new Qe;let L=[E,D],k=new xc,F=null,z=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function($){let de=S[$];return de===void 0&&(de=new Qr,S[$]=de),de.getTargetRaySpace()},this.getControllerGrip=function($){let de=S[$];return de===void 0&&(de=new Qr,S[$]=de),de.getGripSpace()},this.getHand=function($){let de=S[$];return de===void 0&&(de=new Qr,S[$]=de),de.getHandSpace()};function W($){let de=T.indexOf($.inputSource);if(de===-1)return;let ve=S[de];ve!==void 0&&(ve.update($.inputSource,$.frame,c||o),ve.dispatchEvent({type:$.type,data:$.inputSource}))}function q(){s.removeEventListener("select",W),s.removeEventListener("selectstart",W),s.removeEventListener("selectend",W),s.removeEventListener("squeeze",W),s.removeEventListener("squeezestart",W),s.removeEventListener("squeezeend",W),s.removeEventListener("end",q),s.removeEventListener("inputsourceschange",ne);for(let $=0;$<S.length;$++){let de=T[$];de!==null&&(T[$]=null,S[$].disconnect(de))}F=null,z=null,g.reset();for(let $ in p)delete p[$];if(e.setRenderTarget(v),f=null,d=null,u=null,s=null,_=null,Oe.stop(),n.isPresenting=!1,e.setPixelRatio(M),e.setSize(x.width,x.height,!1),P!==null){let $=P.camera;$.fov=P.fov,$.zoom=P.zoom,$.updateProjectionMatrix(),P=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function($){r=$,n.isPresenting===!0&&Re("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function($){a=$,n.isPresenting===!0&&Re("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function($){c=$},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return u===null&&y&&(u=new XRWebGLBinding(s,t)),u},this.getFrame=function(){return m},this.getSession=function(){return s},this.setSession=async function($){if(s=$,s!==null){if(v=e.getRenderTarget(),s.addEventListener("select",W),s.addEventListener("selectstart",W),s.addEventListener("selectend",W),s.addEventListener("squeeze",W),s.addEventListener("squeezestart",W),s.addEventListener("squeezeend",W),s.addEventListener("end",q),s.addEventListener("inputsourceschange",ne),b.xrCompatible!==!0&&await t.makeXRCompatible(),M=e.getPixelRatio(),e.getSize(x),y&&"createProjectionLayer"in XRWebGLBinding.prototype){let ve=null,Ie=null,xe=null;b.depth&&(xe=b.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,ve=b.stencil?ns:qi,Ie=b.stencil?mr:li);let ke={colorFormat:t.RGBA8,depthFormat:xe,scaleFactor:r};u=this.getBinding(),d=u.createProjectionLayer(ke),s.updateRenderState({layers:[d]}),e.setPixelRatio(1),e.setSize(d.textureWidth,d.textureHeight,!1),_=new Gn(d.textureWidth,d.textureHeight,{format:Ln,type:dn,depthTexture:new Yi(d.textureWidth,d.textureHeight,Ie,void 0,void 0,void 0,void 0,void 0,void 0,ve),stencilBuffer:b.stencil,colorSpace:e.outputColorSpace,samples:b.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}else{let ve={antialias:b.antialias,alpha:!0,depth:b.depth,stencil:b.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(s,t,ve),s.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),_=new Gn(f.framebufferWidth,f.framebufferHeight,{format:Ln,type:dn,colorSpace:e.outputColorSpace,stencilBuffer:b.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}_.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await s.requestReferenceSpace(a),Oe.setContext(s),Oe.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(s!==null)return s.environmentBlendMode},this.getDepthTexture=function(){return g.getDepthTexture()};function ne($){for(let de=0;de<$.removed.length;de++){let ve=$.removed[de],Ie=T.indexOf(ve);Ie>=0&&(T[Ie]=null,S[Ie].disconnect(ve))}for(let de=0;de<$.added.length;de++){let ve=$.added[de],Ie=T.indexOf(ve);if(Ie===-1){for(let ke=0;ke<S.length;ke++)if(ke>=T.length){T.push(ve),Ie=ke;break}else if(T[ke]===null){T[ke]=ve,Ie=ke;break}if(Ie===-1)break}let xe=S[Ie];xe&&xe.connect(ve)}}function j($,de){de===null?$.matrixWorld.copy($.matrix):$.matrixWorld.multiplyMatrices(de.matrixWorld,$.matrix),$.matrixWorldInverse.copy($.matrixWorld).invert()}this.updateCamera=function($){if(s===null)return;let de=$.near,ve=$.far;g.texture!==null&&(g.depthNear>0&&(de=g.depthNear),g.depthFar>0&&(ve=g.depthFar)),k.near=D.near=E.near=de,k.far=D.far=E.far=ve,(F!==k.near||z!==k.far)&&(s.updateRenderState({depthNear:k.near,depthFar:k.far}),F=k.near,z=k.far),k.layers.mask=$.layers.mask|6,E.layers.mask=k.layers.mask&-5,D.layers.mask=k.layers.mask&-3;let Ie=$.parent,xe=k.cameras;j(k,Ie);for(let ke=0;ke<xe.length;ke++)j(xe[ke],Ie);k.projectionMatrix.copy(E.projectionMatrix),k.projectionMatrixInverse.copy(E.projectionMatrixInverse),P===null&&$.isPerspectiveCamera&&(P={camera:$,fov:$.fov,zoom:$.zoom}),ee($,k,Ie)};function ee($,de,ve){ve===null?$.matrix.copy(de.matrixWorld):($.matrix.copy(ve.matrixWorld),$.matrix.invert(),$.matrix.multiply(de.matrixWorld)),$.matrix.decompose($.position,$.quaternion,$.scale),$.updateMatrixWorld(!0),$.projectionMatrix.copy(de.projectionMatrix),$.projectionMatrixInverse.copy(de.projectionMatrixInverse),$.isPerspectiveCamera&&($.fov=nr*2*Math.atan(1/$.projectionMatrix.elements[5]),$.zoom=1)}this.getCamera=function(){return k},this.getFoveation=function(){if(!(d===null&&f===null))return l},this.setFoveation=function($){l=$,d!==null&&(d.fixedFoveation=$),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=$)},this.hasDepthSensing=function(){return g.texture!==null},this.getDepthSensingMesh=function(){return g.getMesh(k)},this.getCameraTexture=function($){return p[$]};let te=null;function we($,de){if(h=de.getViewerPose(c||o),m=de,h!==null){let ve=h.views;f!==null&&(e.setRenderTargetFramebuffer(_,f.framebuffer),e.setRenderTarget(_));let Ie=!1;ve.length!==k.cameras.length&&(k.cameras.length=0,Ie=!0);for(let Le=0;Le<ve.length;Le++){let st=ve[Le],_t=null;if(f!==null)_t=f.getViewport(st);else{let an=u.getViewSubImage(d,st);_t=an.viewport,Le===0&&(e.setRenderTargetTextures(_,an.colorTexture,an.depthStencilTexture),e.setRenderTarget(_))}let Je=L[Le];Je===void 0&&(Je=new Kt,Je.layers.enable(Le),Je.viewport=new Qe,L[Le]=Je),Je.matrix.fromArray(st.transform.matrix),Je.matrix.decompose(Je.position,Je.quaternion,Je.scale),Je.projectionMatrix.fromArray(st.projectionMatrix),Je.projectionMatrixInverse.copy(Je.projectionMatrix).invert(),Je.viewport.set(_t.x,_t.y,_t.width,_t.height),Le===0&&(k.matrix.copy(Je.matrix),k.matrix.decompose(k.position,k.quaternion,k.scale)),Ie===!0&&k.cameras.push(Je)}let xe=s.enabledFeatures;if(xe&&xe.includes("depth-sensing")&&s.depthUsage=="gpu-optimized"&&y){u=n.getBinding();let Le=u.getDepthInformation(ve[0]);Le&&Le.isValid&&Le.texture&&g.init(Le,s.renderState)}if(xe&&xe.includes("camera-access")&&y){e.state.unbindTexture(),u=n.getBinding();for(let Le=0;Le<ve.length;Le++){let st=ve[Le].camera;if(st){let _t=p[st];_t||(_t=new da,p[st]=_t);let Je=u.getCameraImage(st);_t.sourceTexture=Je}}}}for(let ve=0;ve<S.length;ve++){let Ie=T[ve],xe=S[ve];Ie!==null&&xe!==void 0&&xe.update(Ie,de,c||o)}te&&te($,de),de.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:de}),m=null}let Oe=new Jb;Oe.setAnimationLoop(we),this.setAnimationLoop=function($){te=$},this.dispose=function(){}}},GA=new se,o0=new Fe;o0.set(-1,0,0,0,1,0,0,0,1);function VA(i,e){function t(g,p){g.matrixAutoUpdate===!0&&g.updateMatrix(),p.value.copy(g.matrix)}function n(g,p){p.color.getRGB(g.fogColor.value,af(i)),p.isFog?(g.fogNear.value=p.near,g.fogFar.value=p.far):p.isFogExp2&&(g.fogDensity.value=p.density)}function s(g,p,b,v,_){p.isNodeMaterial?p.uniformsNeedUpdate=!1:p.isMeshBasicMaterial?r(g,p):p.isMeshLambertMaterial?(r(g,p),p.envMap&&(g.envMapIntensity.value=p.envMapIntensity)):p.isMeshToonMaterial?(r(g,p),u(g,p)):p.isMeshPhongMaterial?(r(g,p),h(g,p),p.envMap&&(g.envMapIntensity.value=p.envMapIntensity)):p.isMeshStandardMaterial?(r(g,p),d(g,p),p.isMeshPhysicalMaterial&&f(g,p,_)):p.isMeshMatcapMaterial?(r(g,p),m(g,p)):p.isMeshDepthMaterial?r(g,p):p.isMeshDistanceMaterial?(r(g,p),y(g,p)):p.isMeshNormalMaterial?r(g,p):p.isLineBasicMaterial?(o(g,p),p.isLineDashedMaterial&&a(g,p)):p.isPointsMaterial?l(g,p,b,v):p.isSpriteMaterial?c(g,p):p.isShadowMaterial?(g.color.value.copy(p.color),g.opacity.value=p.opacity):p.isShaderMaterial&&(p.uniformsNeedUpdate=!1)}function r(g,p){g.opacity.value=p.opacity,p.color&&g.diffuse.value.copy(p.color),p.emissive&&g.emissive.value.copy(p.emissive).multiplyScalar(p.emissiveIntensity),p.map&&(g.map.value=p.map,t(p.map,g.mapTransform)),p.alphaMap&&(g.alphaMap.value=p.alphaMap,t(p.alphaMap,g.alphaMapTransform)),p.bumpMap&&(g.bumpMap.value=p.bumpMap,t(p.bumpMap,g.bumpMapTransform),g.bumpScale.value=p.bumpScale,p.side===un&&(g.bumpScale.value*=-1)),p.normalMap&&(g.normalMap.value=p.normalMap,t(p.normalMap,g.normalMapTransform),g.normalScale.value.copy(p.normalScale),p.side===un&&g.normalScale.value.negate()),p.displacementMap&&(g.displacementMap.value=p.displacementMap,t(p.displacementMap,g.displacementMapTransform),g.displacementScale.value=p.displacementScale,g.displacementBias.value=p.displacementBias),p.emissiveMap&&(g.emissiveMap.value=p.emissiveMap,t(p.emissiveMap,g.emissiveMapTransform)),p.specularMap&&(g.specularMap.value=p.specularMap,t(p.specularMap,g.specularMapTransform)),p.alphaTest>0&&(g.alphaTest.value=p.alphaTest);let b=e.get(p),v=b.envMap,_=b.envMapRotation;v&&(g.envMap.value=v,g.envMapRotation.value.setFromMatrix4(GA.makeRotationFromEuler(_)).transpose(),v.isCubeTexture&&v.isRenderTargetTexture===!1&&g.envMapRotation.value.premultiply(o0),g.reflectivity.value=p.reflectivity,g.ior.value=p.ior,g.refractionRatio.value=p.refractionRatio),p.lightMap&&(g.lightMap.value=p.lightMap,g.lightMapIntensity.value=p.lightMapIntensity,t(p.lightMap,g.lightMapTransform)),p.aoMap&&(g.aoMap.value=p.aoMap,g.aoMapIntensity.value=p.aoMapIntensity,t(p.aoMap,g.aoMapTransform))}function o(g,p){g.diffuse.value.copy(p.color),g.opacity.value=p.opacity,p.map&&(g.map.value=p.map,t(p.map,g.mapTransform))}function a(g,p){g.dashSize.value=p.dashSize,g.totalSize.value=p.dashSize+p.gapSize,g.scale.value=p.scale}function l(g,p,b,v){g.diffuse.value.copy(p.color),g.opacity.value=p.opacity,g.size.value=p.size*b,g.scale.value=v*.5,p.map&&(g.map.value=p.map,t(p.map,g.uvTransform)),p.alphaMap&&(g.alphaMap.value=p.alphaMap,t(p.alphaMap,g.alphaMapTransform)),p.alphaTest>0&&(g.alphaTest.value=p.alphaTest)}function c(g,p){g.diffuse.value.copy(p.color),g.opacity.value=p.opacity,g.rotation.value=p.rotation,p.map&&(g.map.value=p.map,t(p.map,g.mapTransform)),p.alphaMap&&(g.alphaMap.value=p.alphaMap,t(p.alphaMap,g.alphaMapTransform)),p.alphaTest>0&&(g.alphaTest.value=p.alphaTest)}function h(g,p){g.specular.value.copy(p.specular),g.shininess.value=Math.max(p.shininess,1e-4)}function u(g,p){p.gradientMap&&(g.gradientMap.value=p.gradientMap)}function d(g,p){g.metalness.value=p.metalness,p.metalnessMap&&(g.metalnessMap.value=p.metalnessMap,t(p.metalnessMap,g.metalnessMapTransform)),g.roughness.value=p.roughness,p.roughnessMap&&(g.roughnessMap.value=p.roughnessMap,t(p.roughnessMap,g.roughnessMapTransform)),p.envMap&&(g.envMapIntensity.value=p.envMapIntensity)}function f(g,p,b){g.ior.value=p.ior,p.diffuseRoughness>0&&(g.diffuseRoughness.value=p.diffuseRoughness,p.diffuseRoughnessMap&&(g.diffuseRoughnessMap.value=p.diffuseRoughnessMap,t(p.diffuseRoughnessMap,g.diffuseRoughnessMapTransform))),p.sheen>0&&(g.sheenColor.value.copy(p.sheenColor).multiplyScalar(p.sheen),g.sheenRoughness.value=p.sheenRoughness,p.sheenColorMap&&(g.sheenColorMap.value=p.sheenColorMap,t(p.sheenColorMap,g.sheenColorMapTransform)),p.sheenRoughnessMap&&(g.sheenRoughnessMap.value=p.sheenRoughnessMap,t(p.sheenRoughnessMap,g.sheenRoughnessMapTransform))),p.clearcoat>0&&(g.clearcoat.value=p.clearcoat,g.clearcoatRoughness.value=p.clearcoatRoughness,p.clearcoatMap&&(g.clearcoatMap.value=p.clearcoatMap,t(p.clearcoatMap,g.clearcoatMapTransform)),p.clearcoatRoughnessMap&&(g.clearcoatRoughnessMap.value=p.clearcoatRoughnessMap,t(p.clearcoatRoughnessMap,g.clearcoatRoughnessMapTransform)),p.clearcoatNormalMap&&(g.clearcoatNormalMap.value=p.clearcoatNormalMap,t(p.clearcoatNormalMap,g.clearcoatNormalMapTransform),g.clearcoatNormalScale.value.copy(p.clearcoatNormalScale),p.side===un&&g.clearcoatNormalScale.value.negate())),p.dispersion>0&&(g.dispersion.value=p.dispersion),p.retroreflectivity>0&&(g.retroreflectivity.value=p.retroreflectivity),p.iridescence>0&&(g.iridescence.value=p.iridescence,g.iridescenceIOR.value=p.iridescenceIOR,g.iridescenceThicknessMinimum.value=p.iridescenceThicknessMinimum,g.iridescenceThicknessMaximum.value=p.iridescenceThicknessMaximum,p.iridescenceMap&&(g.iridescenceMap.value=p.iridescenceMap,t(p.iridescenceMap,g.iridescenceMapTransform)),p.iridescenceThicknessMap&&(g.iridescenceThicknessMap.value=p.iridescenceThicknessMap,t(p.iridescenceThicknessMap,g.iridescenceThicknessMapTransform))),p.transmission>0&&(g.transmission.value=p.transmission,g.transmissionSamplerMap.value=b.texture,g.transmissionSamplerSize.value.set(b.width,b.height),p.transmissionMap&&(g.transmissionMap.value=p.transmissionMap,t(p.transmissionMap,g.transmissionMapTransform)),g.thickness.value=p.thickness,p.thicknessMap&&(g.thicknessMap.value=p.thicknessMap,t(p.thicknessMap,g.thicknessMapTransform)),g.attenuationDistance.value=p.attenuationDistance,g.attenuationColor.value.copy(p.attenuationColor)),p.anisotropy>0&&(g.anisotropyVector.value.set(p.anisotropy*Math.cos(p.anisotropyRotation),p.anisotropy*Math.sin(p.anisotropyRotation)),p.anisotropyMap&&(g.anisotropyMap.value=p.anisotropyMap,t(p.anisotropyMap,g.anisotropyMapTransform))),g.specularIntensity.value=p.specularIntensity,g.specularColor.value.copy(p.specularColor),p.specularColorMap&&(g.specularColorMap.value=p.specularColorMap,t(p.specularColorMap,g.specularColorMapTransform)),p.specularIntensityMap&&(g.specularIntensityMap.value=p.specularIntensityMap,t(p.specularIntensityMap,g.specularIntensityMapTransform))}function m(g,p){p.matcap&&(g.matcap.value=p.matcap)}function y(g,p){let b=e.get(p).light;g.referencePosition.value.setFromMatrixPosition(b.matrixWorld),g.nearDistance.value=b.shadow.camera.near,g.farDistance.value=b.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:s}}function HA(i,e,t,n){let s={},r={};function o(b,v){let _=v.program;n.uniformBlockBinding(b,_,s[b.id])}function a(b,v){let _=s[b.id];_===void 0&&(m(b),_=l(b),s[b.id]=_,b.addEventListener("dispose",g));let S=v.program;n.updateUBOMapping(b,S);let T=e.render.frame;r[b.id]!==T&&(c(b),r[b.id]=T)}function l(b){let v=i.createBuffer(),_=b.__size,S=b.usage;return i.bindBuffer(i.UNIFORM_BUFFER,v),i.bufferData(i.UNIFORM_BUFFER,_,S),i.bindBuffer(i.UNIFORM_BUFFER,null),v}function c(b){let v=s[b.id],_=b.uniforms,S=b.__cache;i.bindBuffer(i.UNIFORM_BUFFER,v);for(let T=0,x=_.length;T<x;T++){let M=_[T];if(Array.isArray(M))for(let P=0,E=M.length;P<E;P++)h(M[P],T,P,S);else h(M,T,0,S)}i.bindBuffer(i.UNIFORM_BUFFER,null)}function h(b,v,_,S){if(d(b,v,_,S)===!0){let T=b.__offset,x=b.value;if(Array.isArray(x)){let M=0;for(let P=0;P<x.length;P++){let E=x[P],D=y(E,!0);u(E,b.__data,M),M+=D.storage/Float32Array.BYTES_PER_ELEMENT}}else u(x,b.__data,0);i.bufferSubData(i.UNIFORM_BUFFER,T,b.__data)}}function u(b,v,_){typeof b=="number"||typeof b=="boolean"?v[_]=b:b.isMatrix3?(v[_]=b.elements[0],v[_+1]=b.elements[1],v[_+2]=b.elements[2],v[_+3]=0,v[_+4]=b.elements[3],v[_+5]=b.elements[4],v[_+6]=b.elements[5],v[_+7]=0,v[_+8]=b.elements[6],v[_+9]=b.elements[7],v[_+10]=b.elements[8],v[_+11]=0):ArrayBuffer.isView(b)?v.set(b.subarray(0,v.length-_),_):b.toArray(v,_)}function d(b,v,_,S){let T=b.value,x=v+"_"+_;if(Array.isArray(T)){S[x]===void 0&&(S[x]=[]);let M=S[x],P=!1;for(let E=0;E<T.length;E++)f(T[E],M,E)===!0&&(P=!0);return P}return f(T,S,x)}function f(b,v,_){if(v[_]===void 0)return typeof b=="number"||typeof b=="boolean"?v[_]=b:ArrayBuffer.isView(b)?v[_]=b.slice():v[_]=b.clone(),!0;{let S=v[_];if(typeof b=="number"||typeof b=="boolean"){if(S!==b)return v[_]=b,!0}else{if(ArrayBuffer.isView(b))return!0;if(S.equals(b)===!1)return S.copy(b),!0}}return!1}function m(b){let v=b.uniforms,_=0,S=16;for(let x=0,M=v.length;x<M;x++){let P=Array.isArray(v[x])?v[x]:[v[x]];for(let E=0,D=P.length;E<D;E++){let L=P[E],k=Array.isArray(L.value)?L.value:[L.value],F=Array.isArray(v[x])||Array.isArray(L.value),z=_;for(let q=0,ne=k.length;q<ne;q++){let j=k[q],ee=y(j,F),te=_%S,we=te%ee.boundary,Oe=te+we;_+=we,Oe!==0&&S-Oe<ee.storage&&(_+=S-Oe),q===0&&(z=_),_+=ee.storage}let W=L.type==="int"?Int32Array:L.type==="uint"?Uint32Array:Float32Array;L.__data=new W((_-z)/Float32Array.BYTES_PER_ELEMENT),L.__offset=z}}let T=_%S;return T>0&&(_+=S-T),b.__size=_,b.__cache={},this}function y(b,v){let _={boundary:0,storage:0};return typeof b=="number"||typeof b=="boolean"?(_.boundary=4,_.storage=4):b.isVector2?(_.boundary=8,_.storage=8):b.isVector3||b.isColor?(_.boundary=16,_.storage=12):b.isVector4?(_.boundary=16,_.storage=16):b.isMatrix3?(_.boundary=16,_.storage=48):b.isMatrix4?(_.boundary=16,_.storage=64):b.isTexture?Re("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(b)?(_.boundary=16,_.storage=b.byteLength):Re("WebGLRenderer: Unsupported uniform value type.",b),v===!0&&(_.boundary=16,_.storage=Math.ceil(_.storage/16)*16),_}function g(b){let v=b.target;v.removeEventListener("dispose",g),i.deleteBuffer(s[v.id]),delete s[v.id],delete r[v.id]}function p(){for(let b in s)i.deleteBuffer(s[b]);s={},r={}}return{bind:o,update:a,dispose:p}}var WA=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),Ti=null;function qA(){return Ti===null&&(Ti=new bi(WA,16,16,Si,ci),Ti.name="DFG_LUT",Ti.minFilter=Nt,Ti.magFilter=Nt,Ti.wrapS=vn,Ti.wrapT=vn,Ti.generateMipmaps=!1,Ti.needsUpdate=!0),Ti}var ch=class{constructor(e={}){let{canvas:t=vb(),context:n=null,depth:s=!0,stencil:r=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:h="default",failIfMajorPerformanceCaveat:u=!1,reversedDepthBuffer:d=!1,outputBufferType:f=dn}=e;this.isWebGLRenderer=!0;let m;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");m=n.getContextAttributes().alpha}else m=o;let y=f,g=new Set([Rc,Ec,Ac]),p=new Set([dn,li,ho,mr,Mc,Tc]),b=new Uint32Array(4),v=new Int32Array(4),_={textures:[],min:[],max:[],resolution:[]},S=null,T=null,x=[],M=[],P=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=wi,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let E=this,D=!1,L=null,k=null,F=null,z=null;this._outputColorSpace=at;let W=0,q=0,ne=null,j=-1,ee=null,te=new Qe,we=new Qe,Oe=null,$=new Ee(0),de=0,ve=t.width,Ie=t.height,xe=1,ke=null,kt=null,Le=new Qe(0,0,ve,Ie),st=new Qe(0,0,ve,Ie),_t=!1,Je=new Ss,an=new sc,qt=!1,Fn=!1,Lt=new se,fi=new R,tn=new Qe,Xn={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},jn=!1;function Kn(){return ne===null?xe:1}let B=n;function Yn(C,U){return t.getContext(C,U)}let Et,Rt,ge,Xt,De,Ue,N,A,V,ie,Q,ae,fe,Y,J,ce,O,Z,K,he,oe,le,Ce;try{let C={alpha:!0,depth:s,stencil:r,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:h,failIfMajorPerformanceCaveat:u};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${"187"}`),t.addEventListener("webglcontextlost",Pe,!1),t.addEventListener("webglcontextrestored",Ge,!1),t.addEventListener("webglcontextcreationerror",_e,!1),B===null){let U="webgl2";if(B=Yn(U,C),B===null)throw Yn(U)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}Ve()}catch(C){throw t.removeEventListener("webglcontextlost",Pe,!1),t.removeEventListener("webglcontextrestored",Ge,!1),t.removeEventListener("webglcontextcreationerror",_e,!1),Ne("WebGLRenderer: "+C.message),C}function Ve(){Et=new nT(B),Et.init(),oe=new UA(B,Et),Rt=new qM(B,Et,e,oe),ge=new OA(B,Et),Rt.reversedDepthBuffer&&d&&ge.buffers.depth.setReversed(!0),k=B.createFramebuffer(),F=B.createFramebuffer(),z=B.createFramebuffer(),Xt=new rT(B),De=new wA,Ue=new kA(B,Et,ge,De,Rt,oe,Xt),N=new tT(E),A=new aw(B),le=new HM(B,A),V=new iT(B,A,Xt,le),ie=new aT(B,V,A,le,Xt),Z=new oT(B,Rt,Ue),J=new XM(De),Q=new vA(E,N,Et,Rt,le,J),ae=new VA(E,De),fe=new MA,Y=new PA(Et),O=new VM(E,N,ge,ie,m,l),ce=new FA(E,ie,Rt),Ce=new HA(B,Xt,Rt,ge),K=new WM(B,Et,Xt),he=new sT(B,Et,Xt),Xt.programs=Q.programs,E.capabilities=Rt,E.extensions=Et,E.properties=De,E.renderLists=fe,E.shadowMap=ce,E.state=ge,E.info=Xt}y!==dn&&(P=new cT(y,t.width,t.height,a,s,r));let re=new yf(E,B);this.xr=re,this.getContext=function(){return B},this.getContextAttributes=function(){return B.getContextAttributes()},this.forceContextLoss=function(){let C=Et.get("WEBGL_lose_context");C&&C.loseContext()},this.forceContextRestore=function(){let C=Et.get("WEBGL_lose_context");C&&C.restoreContext()},this.getPixelRatio=function(){return xe},this.setPixelRatio=function(C){C!==void 0&&(xe=C,this.setSize(ve,Ie,!1))},this.getSize=function(C){return C.set(ve,Ie)},this.setSize=function(C,U,X=!0){if(re.isPresenting){Re("WebGLRenderer: Can't change size while VR device is presenting.");return}ve=C,Ie=U,t.width=Math.floor(C*xe),t.height=Math.floor(U*xe),X===!0&&(t.style.width=C+"px",t.style.height=U+"px"),P!==null&&P.setSize(t.width,t.height),this.setViewport(0,0,C,U)},this.getDrawingBufferSize=function(C){return C.set(ve*xe,Ie*xe).floor()},this.setDrawingBufferSize=function(C,U,X){ve=C,Ie=U,xe=X,t.width=Math.floor(C*X),t.height=Math.floor(U*X),this.setViewport(0,0,C,U)},this.setEffects=function(C){if(y===dn){Ne("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(C){for(let U=0;U<C.length;U++)if(C[U].isOutputPass===!0){Re("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}P.setEffects(C||[])},this.getCurrentViewport=function(C){return C.copy(te)},this.getViewport=function(C){return C.copy(Le)},this.setViewport=function(C,U,X,G){C.isVector4?Le.set(C.x,C.y,C.z,C.w):Le.set(C,U,X,G),ge.viewport(te.copy(Le).multiplyScalar(Kn()).round())},this.getScissor=function(C){return C.copy(st)},this.setScissor=function(C,U,X,G){C.isVector4?st.set(C.x,C.y,C.z,C.w):st.set(C,U,X,G),ge.scissor(we.copy(st).multiplyScalar(Kn()).round())},this.getScissorTest=function(){return _t},this.setScissorTest=function(C){ge.setScissorTest(_t=C)},this.setOpaqueSort=function(C){ke=C},this.setTransparentSort=function(C){kt=C},this.getClearColor=function(C){return C.copy(O.getClearColor())},this.setClearColor=function(){O.setClearColor(...arguments)},this.getClearAlpha=function(){return O.getClearAlpha()},this.setClearAlpha=function(){O.setClearAlpha(...arguments)},this.clear=function(C=!0,U=!0,X=!0){let G=0;if(C){let H=!1;if(ne!==null){let pe=ne.texture.format;H=g.has(pe)}if(H){let pe=ne.texture.type,Se=p.has(pe),ue=O.getClearColor(),ye=O.getClearAlpha(),Ae=ue.r,ze=ue.g,$e=ue.b;Se?(b[0]=Ae,b[1]=ze,b[2]=$e,b[3]=ye,B.clearBufferuiv(B.COLOR,0,b)):(v[0]=Ae,v[1]=ze,v[2]=$e,v[3]=ye,B.clearBufferiv(B.COLOR,0,v))}else G|=B.COLOR_BUFFER_BIT}U&&(G|=B.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),X&&(G|=B.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),G!==0&&B.clear(G)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(C){C.setRenderer(this),L=C},this.dispose=function(){t.removeEventListener("webglcontextlost",Pe,!1),t.removeEventListener("webglcontextrestored",Ge,!1),t.removeEventListener("webglcontextcreationerror",_e,!1),O.dispose(),fe.dispose(),Y.dispose(),Ue.dispose(),De.dispose(),N.dispose(),ie.dispose(),V.dispose(),le.dispose(),Ce.dispose(),Q.dispose(),re.dispose(),re.removeEventListener("sessionstart",Vm),re.removeEventListener("sessionend",Hm),Xs.stop()};function Pe(C){C.preventDefault(),Qo("WebGLRenderer: Context Lost."),D=!0}function Ge(){Qo("WebGLRenderer: Context Restored."),D=!1;let C=Xt.autoReset,U=ce.enabled,X=ce.autoUpdate,G=ce.needsUpdate,H=ce.type;Ve(),Xt.autoReset=C,ce.enabled=U,ce.autoUpdate=X,ce.needsUpdate=G,ce.type=H}function _e(C){Ne("WebGLRenderer: A WebGL context could not be created. Reason: ",C.statusMessage)}function bt(C){let U=C.target;U.removeEventListener("dispose",bt),nn(U)}function nn(C){fs(C),De.remove(C)}function fs(C){let U=De.get(C).programs;U!==void 0&&(U.forEach(function(X){Q.releaseProgram(X)}),C.isShaderMaterial&&Q.releaseShaderCache(C))}this.renderBufferDirect=function(C,U,X,G,H,pe){U===null&&(U=Xn);let Se=H.isMesh&&H.matrixWorld.determinantAffine()<0,ue=Zy(C,U,X,G,H);ge.setMaterial(G,Se);let ye=X.index,Ae=1;if(G.wireframe===!0){if(ye=V.getWireframeAttribute(X),ye===void 0)return;Ae=2}let ze=X.drawRange,$e=X.attributes.position,Me=ze.start*Ae,Ze=(ze.start+ze.count)*Ae;pe!==null&&(Me=Math.max(Me,pe.start*Ae),Ze=Math.min(Ze,(pe.start+pe.count)*Ae)),ye!==null?(Me=Math.max(Me,0),Ze=Math.min(Ze,ye.count)):$e!=null&&(Me=Math.max(Me,0),Ze=Math.min(Ze,$e.count));let Vt=Ze-Me;if(Vt<0||Vt===1/0)return;le.setup(H,G,ue,X,ye);let Mt,yt=K;if(ye!==null&&(Mt=A.get(ye),yt=he,yt.setIndex(Mt)),H.isMesh)G.wireframe===!0?(ge.setLineWidth(G.wireframeLinewidth*Kn()),yt.setMode(B.LINES)):yt.setMode(B.TRIANGLES);else if(H.isLine){let bn=G.linewidth;bn===void 0&&(bn=1),ge.setLineWidth(bn*Kn()),H.isLineSegments?yt.setMode(B.LINES):H.isLineLoop?yt.setMode(B.LINE_LOOP):yt.setMode(B.LINE_STRIP)}else H.isPoints?yt.setMode(B.POINTS):H.isSprite&&yt.setMode(B.TRIANGLES);if(H.isBatchedMesh)if(Et.get("WEBGL_multi_draw"))yt.renderMultiDraw(H._multiDrawStarts,H._multiDrawCounts,H._multiDrawCount);else{let bn=H._multiDrawStarts,Te=H._multiDrawCounts,En=H._multiDrawCount,ot=ye?A.get(ye).bytesPerElement:1,js=De.get(G).currentProgram.getUniforms();for(let xn=0;xn<En;xn++)js.setValue(B,"_gl_DrawID",xn),yt.render(bn[xn]/ot,Te[xn])}else if(H.isInstancedMesh)yt.renderInstances(Me,Vt,H.count);else if(X.isInstancedBufferGeometry){let bn=X._maxInstanceCount!==void 0?X._maxInstanceCount:1/0,Te=Math.min(X.instanceCount,bn);yt.renderInstances(Me,Vt,Te)}else yt.render(Me,Vt)};function Gm(C,U,X,G){L!==null&&C.isNodeMaterial&&L.setObject(G,C),qt===!0&&J.setState(C,X,!1),C.transparent===!0&&C.side===Ft&&C.forceSinglePass===!1?(C.side=un,C.needsUpdate=!0,ko(C,U,G),C.side=In,C.needsUpdate=!0,ko(C,U,G),C.side=Ft):ko(C,U,G)}this.compile=function(C,U,X=null){X===null&&(X=C),L!==null&&L.renderStart(C,U,X),T=Y.get(X),T.init(U),M.push(T),X.traverseVisible(function(H){H.isLight&&H.layers.test(U.layers)&&(T.pushLight(H),H.castShadow&&T.pushShadow(H))}),C!==X&&C.traverseVisible(function(H){H.isLight&&H.layers.test(U.layers)&&(T.pushLight(H),H.castShadow&&T.pushShadow(H))}),T.setupLights(),L!==null&&L.updateLights(T.state.lightsArray),Fn=this.localClippingEnabled,qt=J.init(this.clippingPlanes,Fn),qt===!0&&J.setGlobalState(this.clippingPlanes,U),L!==null&&ce.render(T.state.shadowsArray,X,U);let G=new Set;return C.traverse(function(H){if(!(H.isMesh||H.isPoints||H.isLine||H.isSprite))return;let pe=H.material;if(pe)if(Array.isArray(pe))for(let Se=0;Se<pe.length;Se++){let ue=pe[Se];Gm(ue,X,U,H),G.add(ue)}else Gm(pe,X,U,H),G.add(pe)}),T=M.pop(),L!==null&&L.renderEnd(),G},this.compileAsync=function(C,U,X=null){let G=this.compile(C,U,X);return new Promise(H=>{function pe(){if(G.forEach(function(Se){let ye=De.get(Se).currentProgram;(ye===void 0||ye.isReady())&&G.delete(Se)}),G.size===0){H(C);return}setTimeout(pe,10)}Et.get("KHR_parallel_shader_compile")!==null?pe():setTimeout(pe,10)})};let Wu=null;function Jy(C){Wu&&Wu(C)}function Vm(){Xs.stop()}function Hm(){Xs.start()}let Xs=new Jb;Xs.setAnimationLoop(Jy),typeof self<"u"&&Xs.setContext(self),this.setAnimationLoop=function(C){Wu=C,re.setAnimationLoop(C),C===null?Xs.stop():Xs.start()},re.addEventListener("sessionstart",Vm),re.addEventListener("sessionend",Hm),this.render=function(C,U){if(U!==void 0&&U.isCamera!==!0){Ne("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(D===!0)return;L!==null&&L.renderStart(C,U);let X=re.enabled===!0&&re.isPresenting===!0,G=P!==null&&(ne===null||X)&&P.begin(E,ne);if(C.matrixWorldAutoUpdate===!0&&C.updateMatrixWorld(),U.parent===null&&U.matrixWorldAutoUpdate===!0&&U.updateMatrixWorld(),re.enabled===!0&&re.isPresenting===!0&&(P===null||P.isCompositing()===!1)&&(re.cameraAutoUpdate===!0&&re.updateCamera(U),U=re.getCamera()),C.isScene===!0&&C.onBeforeRender(E,C,U,ne),T=Y.get(C,M.length),T.init(U),T.state.textureUnits=Ue.getTextureUnits(),M.push(T),Lt.multiplyMatrices(U.projectionMatrix,U.matrixWorldInverse),U.isArrayCamera?an.setFromArrayCamera(U):Je.setFromProjectionMatrix(Lt,$n,U.reversedDepth),Fn=this.localClippingEnabled,qt=J.init(this.clippingPlanes,Fn),S=fe.get(C,x.length),S.init(),x.push(S),this.info.render.frame++,re.enabled===!0&&re.isPresenting===!0){let Se=E.xr.getDepthSensingMesh();Se!==null&&qu(Se,U,-1/0,E.sortObjects)}qu(C,U,0,E.sortObjects),S.finish(),L!==null&&L.updateLights(T.state.lightsArray),E.sortObjects===!0&&S.sort(ke,kt),jn=re.enabled===!1||re.isPresenting===!1||re.hasDepthSensing()===!1,jn&&O.addToRenderList(S,C),this.info.autoReset===!0&&this.info.reset(),qt===!0&&J.beginShadows();let H=T.state.shadowsArray;if(ce.render(H,C,U),qt===!0&&J.endShadows(),(G&&P.hasRenderPass())===!1){let Se=S.opaque,ue=S.transmissive;if(T.setupLights(),U.isArrayCamera){let ye=U.cameras;if(ue.length>0)for(let Ae=0,ze=ye.length;Ae<ze;Ae++){let $e=ye[Ae];qm(Se,ue,C,$e)}jn&&O.render(C);for(let Ae=0,ze=ye.length;Ae<ze;Ae++){let $e=ye[Ae];Wm(S,C,$e,$e.viewport)}}else ue.length>0&&qm(Se,ue,C,U),jn&&O.render(C),Wm(S,C,U)}ne!==null&&q===0&&(Ue.updateMultisampleRenderTarget(ne),Ue.updateRenderTargetMipmap(ne)),G&&P.end(E),C.isScene===!0&&C.onAfterRender(E,C,U),le.resetDefaultState(),j=-1,ee=null,M.pop(),M.length>0?(T=M[M.length-1],Ue.setTextureUnits(T.state.textureUnits),qt===!0&&J.setGlobalState(E.clippingPlanes,T.state.camera)):T=null,x.pop(),x.length>0?S=x[x.length-1]:S=null,L!==null&&L.renderEnd()};function qu(C,U,X,G){if(C.visible===!1)return;if(C.layers.test(U.layers)){if(C.isGroup)X=C.renderOrder;else if(C.isLOD)C.autoUpdate===!0&&C.update(U);else if(C.isLight)T.pushLight(C),C.castShadow&&T.pushShadow(C);else if(C.isSprite){let Se=U.isArrayCamera?an:Je;if(!C.frustumCulled||C.intersectsFrustum(Se)){G&&tn.setFromMatrixPosition(C.matrixWorld).applyMatrix4(Lt);let ue=ie.update(C),ye=C.material;ye.visible&&S.push(C,ue,ye,X,tn.z,null,U)}}else if(C.isMesh||C.isLine||C.isPoints){let Se=U.isArrayCamera?an:Je;if(!C.frustumCulled||C.intersectsFrustum(Se)){let ue=ie.update(C),ye=C.material;if(G&&(C.boundingSphere!==void 0?(C.boundingSphere===null&&C.computeBoundingSphere(),tn.copy(C.boundingSphere.center)):(ue.boundingSphere===null&&ue.computeBoundingSphere(),tn.copy(ue.boundingSphere.center)),tn.applyMatrix4(C.matrixWorld).applyMatrix4(Lt)),Array.isArray(ye)){let Ae=ue.groups;for(let ze=0,$e=Ae.length;ze<$e;ze++){let Me=Ae[ze],Ze=ye[Me.materialIndex];Ze&&Ze.visible&&S.push(C,ue,Ze,X,tn.z,Me,U)}}else ye.visible&&S.push(C,ue,ye,X,tn.z,null,U)}}}let pe=C.children;for(let Se=0,ue=pe.length;Se<ue;Se++)qu(pe[Se],U,X,G)}function Wm(C,U,X,G){let{opaque:H,transmissive:pe,transparent:Se}=C;T.setupLightsView(X),qt===!0&&J.setGlobalState(E.clippingPlanes,X),G&&ge.viewport(te.copy(G)),H.length>0&&gl(H,U,X),pe.length>0&&gl(pe,U,X),Se.length>0&&gl(Se,U,X),ge.buffers.depth.setTest(!0),ge.buffers.depth.setMask(!0),ge.buffers.color.setMask(!0),ge.setPolygonOffset(!1)}function qm(C,U,X,G){if((X.isScene===!0?X.overrideMaterial:null)!==null)return;if(T.state.transmissionRenderTarget[G.id]===void 0){let Me=Et.has("EXT_color_buffer_half_float")||Et.has("EXT_color_buffer_float");T.state.transmissionRenderTarget[G.id]=new Gn(1,1,{generateMipmaps:!0,type:Me?ci:dn,minFilter:Qn,samples:Math.max(4,Rt.samples),stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Xe.workingColorSpace})}let pe=T.state.transmissionRenderTarget[G.id],Se=G.viewport||te;pe.setSize(Se.z*E.transmissionResolutionScale,Se.w*E.transmissionResolutionScale);let ue=E.getRenderTarget(),ye=E.getActiveCubeFace(),Ae=E.getActiveMipmapLevel();E.setRenderTarget(pe),E.getClearColor($),de=E.getClearAlpha(),de<1&&E.setClearColor(16777215,.5),E.clear(),jn&&O.render(X);let ze=E.toneMapping;E.toneMapping=wi;let $e=G.viewport;if(G.viewport!==void 0&&(G.viewport=void 0),T.setupLightsView(G),qt===!0&&J.setGlobalState(E.clippingPlanes,G),gl(C,X,G),Ue.updateMultisampleRenderTarget(pe),Ue.updateRenderTargetMipmap(pe),Et.has("WEBGL_multisampled_render_to_texture")===!1){let Me=!1;for(let Ze=0,Vt=U.length;Ze<Vt;Ze++){let Mt=U[Ze],{object:yt,geometry:bn,material:Te,group:En}=Mt;if(Te.side===Ft&&yt.layers.test(G.layers)){let ot=Te.side;Te.side=un,Te.needsUpdate=!0,Xm(yt,X,G,bn,Te,En),Te.side=ot,Te.needsUpdate=!0,Me=!0}}Me===!0&&(Ue.updateMultisampleRenderTarget(pe),Ue.updateRenderTargetMipmap(pe))}E.setRenderTarget(ue,ye,Ae),E.setClearColor($,de),$e!==void 0&&(G.viewport=$e),E.toneMapping=ze}function gl(C,U,X){let G=U.isScene===!0?U.overrideMaterial:null;for(let H=0,pe=C.length;H<pe;H++){let Se=C[H],{object:ue,geometry:ye,group:Ae}=Se,ze=Se.material;ze.allowOverride===!0&&G!==null&&(ze=G),ue.layers.test(X.layers)&&Xm(ue,U,X,ye,ze,Ae)}}function Xm(C,U,X,G,H,pe){L!==null&&H.isNodeMaterial&&L.setObject(C,H),C.onBeforeRender(E,U,X,G,H,pe),C.modelViewMatrix.multiplyMatrices(X.matrixWorldInverse,C.matrixWorld),C.normalMatrix.getNormalMatrix(C.modelViewMatrix),H.onBeforeRender(E,U,X,G,C,pe),H.transparent===!0&&H.side===Ft&&H.forceSinglePass===!1?(H.side=un,H.needsUpdate=!0,E.renderBufferDirect(X,U,G,H,C,pe),H.side=In,H.needsUpdate=!0,E.renderBufferDirect(X,U,G,H,C,pe),H.side=Ft):E.renderBufferDirect(X,U,G,H,C,pe),C.onAfterRender(E,U,X,G,H,pe)}function jm(C){let U=0;for(let X of C)X.texture!==null&&U++;return U}function ko(C,U,X){U.isScene!==!0&&(U=Xn);let G=De.get(C),H=T.state.lights,pe=T.state.shadowsArray,Se=H.state.version,ue=Q.getParameters(C,H.state,pe,U,X,T.state.lightProbeGridArray),ye=Q.getProgramCacheKey(ue),Ae=G.programs;G.environment=C.isMeshStandardMaterial||C.isMeshLambertMaterial||C.isMeshPhongMaterial?U.environment:null,G.fog=U.fog;let ze=C.isMeshStandardMaterial||C.isMeshLambertMaterial&&!C.envMap||C.isMeshPhongMaterial&&!C.envMap;G.envMap=N.get(C.envMap||G.environment,ze),G.envMapRotation=G.environment!==null&&C.envMap===null?U.environmentRotation:C.envMapRotation,Ae===void 0&&(C.addEventListener("dispose",bt),Ae=new Map,G.programs=Ae,G.programVariants=new Map);let $e=Ae.get(ye);if($e!==void 0){if(G.currentProgram===$e&&G.lightsStateVersion===Se)return Ym(C,ue),$e}else ue.uniforms=Q.getUniforms(C),L!==null&&C.isNodeMaterial&&L.build(C,X,ue),C.onBeforeCompile(ue,E),$e=Q.acquireProgram(ue,ye),Ae.set(ye,$e),G.uniforms=ue.uniforms;let Me=G.uniforms;return(!C.isShaderMaterial&&!C.isRawShaderMaterial||C.clipping===!0)&&(Me.clippingPlanes=J.uniform),Ym(C,ue),G.needsLights=ev(C),G.lightsStateVersion=Se,G.needsLights&&(Me.ambientLightColor.value=H.state.ambient,Me.lightProbe.value=H.state.probe,Me.sunLights.value=H.state.sun,Me.sunLightShadows.value=H.state.sunShadow,Me.directionalLights.value=H.state.directional,Me.directionalLightShadows.value=H.state.directionalShadow,Me.spotLights.value=H.state.spot,Me.spotLightShadows.value=H.state.spotShadow,Me.rectAreaLights.value=H.state.rectArea,Me.ltc_1.value=H.state.rectAreaLTC1,Me.ltc_2.value=H.state.rectAreaLTC2,Me.pointLights.value=H.state.point,Me.pointLightShadows.value=H.state.pointShadow,Me.hemisphereLights.value=H.state.hemi,Me.sunShadowMatrix.value=H.state.sunShadowMatrix,Me.sunShadowCascade.value=H.state.sunShadowCascade,Me.directionalShadowMatrix.value=H.state.directionalShadowMatrix,Me.spotLightMatrix.value=H.state.spotLightMatrix,Me.spotLightMap.value=H.state.spotLightMap,Me.pointShadowMatrix.value=H.state.pointShadowMatrix),G.numLightProbeGrids=jm(T.state.lightProbeGridArray),G.currentProgram=$e,G.uniformsList=null,$e}function $y(C,U,X,G,H){let pe=De.get(C),Se=pe.currentProgram.id+","+G+","+H,ue=pe.programVariants.get(Se);return ue===void 0?(ue=ko(C,U,X),pe.programVariants.set(Se,ue)):(pe.currentProgram=ue,pe.uniformsList=null,pe.outputColorSpace=G,pe.toneMapping=H),ue}function Km(C){if(C.uniformsList===null){let U=C.currentProgram.getUniforms();C.uniformsList=po.seqWithValue(U.seq,C.uniforms)}return C.uniformsList}function Ym(C,U){let X=De.get(C);X.outputColorSpace=U.outputColorSpace,X.batching=U.batching,X.batchingColor=U.batchingColor,X.instancing=U.instancing,X.instancingColor=U.instancingColor,X.instancingMorph=U.instancingMorph,X.skinning=U.skinning,X.morphTargets=U.morphTargets,X.morphNormals=U.morphNormals,X.morphColors=U.morphColors,X.morphTargetsCount=U.morphTargetsCount,X.numClippingPlanes=U.numClippingPlanes,X.numIntersection=U.numClipIntersection,X.vertexAlphas=U.vertexAlphas,X.vertexTangents=U.vertexTangents,X.toneMapping=U.toneMapping}function Zy(C,U,X,G,H){U.isScene!==!0&&(U=Xn),Ue.resetTextureUnits();let pe=U.fog,Se=G.isMeshStandardMaterial||G.isMeshLambertMaterial||G.isMeshPhongMaterial?U.environment:null,ue=ne===null?E.outputColorSpace:ne.isXRRenderTarget===!0?ne.texture.colorSpace:Xe.workingColorSpace,ye=G.isMeshStandardMaterial||G.isMeshLambertMaterial&&!G.envMap||G.isMeshPhongMaterial&&!G.envMap,Ae=N.get(G.envMap||Se,ye),ze=G.vertexColors===!0&&!!X.attributes.color&&X.attributes.color.itemSize===4,$e=!!X.attributes.tangent&&(!!G.normalMap||G.anisotropy>0),Me=!!X.morphAttributes.position,Ze=!!X.morphAttributes.normal,Vt=!!X.morphAttributes.color,Mt=wi;G.toneMapped&&(ne===null||ne.isXRRenderTarget===!0)&&(Mt=E.toneMapping);let yt=X.morphAttributes.position||X.morphAttributes.normal||X.morphAttributes.color,bn=yt!==void 0?yt.length:0,Te=De.get(G),En=T.state.lights;if(qt===!0&&(Fn===!0||C!==ee)){let Dt=C===ee&&G.id===j;J.setState(G,C,Dt)}let ot=!1,js=!1;G.version===Te.__version?Te.needsLights&&Te.lightsStateVersion!==En.state.version||H.isBatchedMesh&&Te.batching===!1||!H.isBatchedMesh&&Te.batching===!0||H.isBatchedMesh&&Te.batchingColor===!0&&H._colorsTexture===null||H.isBatchedMesh&&Te.batchingColor===!1&&H._colorsTexture!==null||H.isInstancedMesh&&Te.instancing===!1||!H.isInstancedMesh&&Te.instancing===!0||H.isSkinnedMesh&&Te.skinning===!1||!H.isSkinnedMesh&&Te.skinning===!0||H.isInstancedMesh&&Te.instancingColor===!0&&H.instanceColor===null||H.isInstancedMesh&&Te.instancingColor===!1&&H.instanceColor!==null||H.isInstancedMesh&&Te.instancingMorph===!0&&H.morphTexture===null||H.isInstancedMesh&&Te.instancingMorph===!1&&H.morphTexture!==null||Te.envMap!==Ae||G.fog===!0&&Te.fog!==pe||Te.numClippingPlanes!==void 0&&(Te.numClippingPlanes!==J.numPlanes||Te.numIntersection!==J.numIntersection)||Te.vertexAlphas!==ze||Te.vertexTangents!==$e||Te.morphTargets!==Me||Te.morphNormals!==Ze||Te.morphColors!==Vt||Te.morphTargetsCount!==bn||Te.numLightProbeGrids!==jm(T.state.lightProbeGridArray)?ot=!0:(Te.outputColorSpace!==ue||Te.toneMapping!==Mt)&&(js=!0):(ot=!0,Te.__version=G.version);let xn=Te.currentProgram;(ot===!0||js===!0)&&(xn=js===!0?$y(G,U,H,ue,Mt):ko(G,U,H),L&&G.isNodeMaterial&&L.onUpdateProgram(G,xn,Te));let bl=!1,ps=!1,Ks=!1,rt=xn.getUniforms(),ln=Te.uniforms;if(ge.useProgram(xn.program)&&(bl=!0,ps=!0,Ks=!0),G.id!==j&&(j=G.id,ps=!0),bl||ee!==C){ge.buffers.depth.getReversed()&&C.reversedDepth!==!0&&(C._reversedDepth=!0,C.updateProjectionMatrix()),rt.setValue(B,"projectionMatrix",C.projectionMatrix),rt.setValue(B,"viewMatrix",C.matrixWorldInverse);let sn=rt.map.cameraPosition;sn!==void 0&&sn.setValue(B,fi.setFromMatrixPosition(C.matrixWorld)),Rt.logarithmicDepthBuffer&&rt.setValue(B,"logDepthBufFC",2/(Math.log(C.far+1)/Math.LN2)),(G.isMeshPhongMaterial||G.isMeshToonMaterial||G.isMeshLambertMaterial||G.isMeshBasicMaterial||G.isMeshStandardMaterial||G.isShaderMaterial)&&rt.setValue(B,"isOrthographic",C.isOrthographicCamera===!0),ee!==C&&(ee=C,ps=!0,Ks=!0)}if(Te.needsLights&&(En.state.sunShadowMap.length>0&&rt.setValue(B,"sunShadowMap",En.state.sunShadowMap,Ue),En.state.directionalShadowMap.length>0&&rt.setValue(B,"directionalShadowMap",En.state.directionalShadowMap,Ue),En.state.spotShadowMap.length>0&&rt.setValue(B,"spotShadowMap",En.state.spotShadowMap,Ue),En.state.pointShadowMap.length>0&&rt.setValue(B,"pointShadowMap",En.state.pointShadowMap,Ue)),H.isSkinnedMesh){rt.setOptional(B,H,"bindMatrix"),rt.setOptional(B,H,"bindMatrixInverse");let Dt=H.skeleton;Dt&&(Dt.boneTexture===null&&Dt.computeBoneTexture(),rt.setValue(B,"boneTexture",Dt.boneTexture,Ue))}H.isBatchedMesh&&(rt.setOptional(B,H,"batchingTexture"),rt.setValue(B,"batchingTexture",H._matricesTexture,Ue),rt.setOptional(B,H,"batchingIdTexture"),rt.setValue(B,"batchingIdTexture",H._indirectTexture,Ue),rt.setOptional(B,H,"batchingColorTexture"),H._colorsTexture!==null&&rt.setValue(B,"batchingColorTexture",H._colorsTexture,Ue));let ni=X.morphAttributes;if((ni.position!==void 0||ni.normal!==void 0||ni.color!==void 0)&&Z.update(H,X,xn),(ps||Te.receiveShadow!==H.receiveShadow)&&(Te.receiveShadow=H.receiveShadow,rt.setValue(B,"receiveShadow",H.receiveShadow)),(G.isMeshStandardMaterial||G.isMeshLambertMaterial||G.isMeshPhongMaterial)&&G.envMap===null&&U.environment!==null&&(ln.envMapIntensity.value=U.environmentIntensity),ln.dfgLUT!==void 0&&(ln.dfgLUT.value=qA()),ps){if(rt.setValue(B,"toneMappingExposure",E.toneMappingExposure),Te.needsLights&&Qy(ln,Ks),pe&&G.fog===!0&&ae.refreshFogUniforms(ln,pe),ae.refreshMaterialUniforms(ln,G,xe,Ie,T.state.transmissionRenderTarget[C.id]),Te.needsLights&&Te.numLightProbeGrids>0){let Dt=_,sn=0;for(let ki of T.state.lightProbeGridArray)ki.texture!==null&&(Dt.textures[sn]=ki.texture,Dt.min[sn]=ki.boundingBox.min,Dt.max[sn]=ki.boundingBox.max,Dt.resolution[sn]=ki.resolution,sn++);for(let ki in Dt)Dt[ki].length=sn;ln.probesSH.value=Dt.textures,ln.probesMin.value=Dt.min,ln.probesMax.value=Dt.max,ln.probesResolution.value=Dt.resolution}po.upload(B,Km(Te),ln,Ue)}if(G.isShaderMaterial&&G.uniformsNeedUpdate===!0&&(po.upload(B,Km(Te),ln,Ue),G.uniformsNeedUpdate=!1),G.isSpriteMaterial&&rt.setValue(B,"center",H.center),rt.setValue(B,"modelViewMatrix",H.modelViewMatrix),rt.setValue(B,"normalMatrix",H.normalMatrix),rt.setValue(B,"modelMatrix",H.matrixWorld),G.uniformsGroups!==void 0){let Dt=G.uniformsGroups;for(let sn=0,ki=Dt.length;sn<ki;sn++){let $m=Dt[sn];Ce.update($m,xn),Ce.bind($m,xn)}}return xn}function Qy(C,U){C.ambientLightColor.needsUpdate=U,C.lightProbe.needsUpdate=U,C.sunLights.needsUpdate=U,C.sunLightShadows.needsUpdate=U,C.directionalLights.needsUpdate=U,C.directionalLightShadows.needsUpdate=U,C.pointLights.needsUpdate=U,C.pointLightShadows.needsUpdate=U,C.spotLights.needsUpdate=U,C.spotLightShadows.needsUpdate=U,C.rectAreaLights.needsUpdate=U,C.hemisphereLights.needsUpdate=U}function ev(C){return C.isMeshLambertMaterial||C.isMeshToonMaterial||C.isMeshPhongMaterial||C.isMeshStandardMaterial||C.isShadowMaterial||C.isShaderMaterial&&C.lights===!0}this.getActiveCubeFace=function(){return W},this.getActiveMipmapLevel=function(){return q},this.getRenderTarget=function(){return ne},this.setRenderTargetTextures=function(C,U,X){let G=De.get(C);G.__autoAllocateDepthBuffer=C.resolveDepthBuffer===!1,G.__autoAllocateDepthBuffer===!1&&(G.__useRenderToTexture=!1),De.get(C.texture).__webglTexture=U,De.get(C.depthTexture).__webglTexture=G.__autoAllocateDepthBuffer?void 0:X,G.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(C,U){let X=De.get(C);X.__webglFramebuffer=U,X.__useDefaultFramebuffer=U===void 0},this.setRenderTarget=function(C,U=0,X=0){ne=C,W=U,q=X;let G=null,H=!1,pe=!1;if(C){let ue=De.get(C);if(ue.__useDefaultFramebuffer!==void 0){ge.bindFramebuffer(B.FRAMEBUFFER,ue.__webglFramebuffer),te.copy(C.viewport),we.copy(C.scissor),Oe=C.scissorTest,ge.viewport(te),ge.scissor(we),ge.setScissorTest(Oe),j=-1;return}else if(ue.__webglFramebuffer===void 0)Ue.setupRenderTarget(C);else if(ue.__hasExternalTextures)Ue.rebindTextures(C,De.get(C.texture).__webglTexture,De.get(C.depthTexture).__webglTexture);else if(C.depthBuffer){let ze=C.depthTexture;if(ue.__boundDepthTexture!==ze){if(ze!==null&&De.has(ze)&&(C.width!==ze.image.width||C.height!==ze.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Ue.setupDepthRenderbuffer(C)}}let ye=C.texture;(ye.isData3DTexture||ye.isDataArrayTexture||ye.isCompressedArrayTexture)&&(pe=!0);let Ae=De.get(C).__webglFramebuffer;C.isWebGLCubeRenderTarget?(Array.isArray(Ae[U])?G=Ae[U][X]:G=Ae[U],H=!0):C.samples>0&&Ue.useMultisampledRTT(C)===!1?G=De.get(C).__webglMultisampledFramebuffer:Array.isArray(Ae)?G=Ae[X]:G=Ae,te.copy(C.viewport),we.copy(C.scissor),Oe=C.scissorTest}else te.copy(Le).multiplyScalar(xe).floor(),we.copy(st).multiplyScalar(xe).floor(),Oe=_t;if(X!==0&&(G=k),ge.bindFramebuffer(B.FRAMEBUFFER,G)&&ge.drawBuffers(C,G),ge.viewport(te),ge.scissor(we),ge.setScissorTest(Oe),H){let ue=De.get(C.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_CUBE_MAP_POSITIVE_X+U,ue.__webglTexture,X)}else if(pe){let ue=U;for(let ye=0;ye<C.textures.length;ye++){let Ae=De.get(C.textures[ye]);B.framebufferTextureLayer(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0+ye,Ae.__webglTexture,X,ue)}}else if(C!==null&&X!==0){let ue=De.get(C.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,ue.__webglTexture,X)}j=-1};function Jm(C){let U=De.get(C);return(U.__readFormat!==C.format||U.__readType!==C.type)&&(U.__readFormat=C.format,U.__readType=C.type,U.__formatReadable=Rt.textureFormatReadable(C.format),U.__typeReadable=Rt.textureTypeReadable(C.type)),U}this.readRenderTargetPixels=function(C,U,X,G,H,pe,Se,ue=0){if(!(C&&C.isWebGLRenderTarget)){Ne("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let ye=De.get(C).__webglFramebuffer;if(C.isWebGLCubeRenderTarget&&Se!==void 0&&(ye=ye[Se],Array.isArray(ye)&&(ye=ye[0])),ye){ge.bindFramebuffer(B.FRAMEBUFFER,ye);try{let Ae=C.textures[ue],ze=Ae.format,$e=Ae.type;C.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+ue);let Me=Jm(Ae);if(Me.__formatReadable===!1){Ne("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(Me.__typeReadable===!1){Ne("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}U>=0&&U<=C.width-G&&X>=0&&X<=C.height-H&&B.readPixels(U,X,G,H,oe.convert(ze),oe.convert($e),pe)}finally{let Ae=ne!==null?De.get(ne).__webglFramebuffer:null;ge.bindFramebuffer(B.FRAMEBUFFER,Ae)}}},this.readRenderTargetPixelsAsync=async function(C,U,X,G,H,pe,Se,ue=0){if(!(C&&C.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let ye=De.get(C).__webglFramebuffer;if(C.isWebGLCubeRenderTarget&&Se!==void 0&&(ye=ye[Se],Array.isArray(ye)&&(ye=ye[0])),ye)if(U>=0&&U<=C.width-G&&X>=0&&X<=C.height-H){ge.bindFramebuffer(B.FRAMEBUFFER,ye);let Ae=C.textures[ue],ze=Ae.format,$e=Ae.type;C.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+ue);let Me=Jm(Ae);if(Me.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(Me.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let Ze=B.createBuffer();B.bindBuffer(B.PIXEL_PACK_BUFFER,Ze),B.bufferData(B.PIXEL_PACK_BUFFER,pe.byteLength,B.STREAM_READ),B.readPixels(U,X,G,H,oe.convert(ze),oe.convert($e),0),B.bindBuffer(B.PIXEL_PACK_BUFFER,null);let Vt=ne!==null?De.get(ne).__webglFramebuffer:null;ge.bindFramebuffer(B.FRAMEBUFFER,Vt);let Mt=B.fenceSync(B.SYNC_GPU_COMMANDS_COMPLETE,0);return B.flush(),await Sb(B,Mt,4),B.bindBuffer(B.PIXEL_PACK_BUFFER,Ze),B.getBufferSubData(B.PIXEL_PACK_BUFFER,0,pe),B.bindBuffer(B.PIXEL_PACK_BUFFER,null),B.deleteBuffer(Ze),B.deleteSync(Mt),pe}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(C,U=null,X=0){let G=Math.pow(2,-X),H=Math.floor(C.image.width*G),pe=Math.floor(C.image.height*G),Se=U!==null?U.x:0,ue=U!==null?U.y:0;Ue.setTexture2D(C,0),B.copyTexSubImage2D(B.TEXTURE_2D,X,0,0,Se,ue,H,pe),ge.unbindTexture()},this.copyTextureToTexture=function(C,U,X=null,G=null,H=0,pe=0){let Se,ue,ye,Ae,ze,$e,Me,Ze,Vt,Mt=C.isCompressedTexture?C.mipmaps[pe]:C.image;if(X!==null)Se=X.max.x-X.min.x,ue=X.max.y-X.min.y,ye=X.isBox3?X.max.z-X.min.z:1,Ae=X.min.x,ze=X.min.y,$e=X.isBox3?X.min.z:0;else{let rt=Math.pow(2,-H);Se=Math.floor(Mt.width*rt),ue=Math.floor(Mt.height*rt),C.isDataArrayTexture?ye=Mt.depth:C.isData3DTexture?ye=Math.floor(Mt.depth*rt):ye=1,Ae=0,ze=0,$e=0}G!==null?(Me=G.x,Ze=G.y,Vt=G.z):(Me=0,Ze=0,Vt=0);let yt=oe.convert(U.format),bn=oe.convert(U.type),Te;U.isData3DTexture?(Ue.setTexture3D(U,0),Te=B.TEXTURE_3D):U.isDataArrayTexture||U.isCompressedArrayTexture?(Ue.setTexture2DArray(U,0),Te=B.TEXTURE_2D_ARRAY):(Ue.setTexture2D(U,0),Te=B.TEXTURE_2D),ge.activeTexture(B.TEXTURE0),ge.pixelStorei(B.UNPACK_FLIP_Y_WEBGL,U.flipY),ge.pixelStorei(B.UNPACK_PREMULTIPLY_ALPHA_WEBGL,U.premultiplyAlpha),ge.pixelStorei(B.UNPACK_ALIGNMENT,U.unpackAlignment);let En=ge.getParameter(B.UNPACK_ROW_LENGTH),ot=ge.getParameter(B.UNPACK_IMAGE_HEIGHT),js=ge.getParameter(B.UNPACK_SKIP_PIXELS),xn=ge.getParameter(B.UNPACK_SKIP_ROWS),bl=ge.getParameter(B.UNPACK_SKIP_IMAGES);ge.pixelStorei(B.UNPACK_ROW_LENGTH,Mt.width),ge.pixelStorei(B.UNPACK_IMAGE_HEIGHT,Mt.height),ge.pixelStorei(B.UNPACK_SKIP_PIXELS,Ae),ge.pixelStorei(B.UNPACK_SKIP_ROWS,ze),ge.pixelStorei(B.UNPACK_SKIP_IMAGES,$e);let ps=C.isDataArrayTexture||C.isData3DTexture,Ks=U.isDataArrayTexture||U.isData3DTexture;if(C.isDepthTexture){let rt=De.get(C),ln=De.get(U),ni=De.get(rt.__renderTarget),Dt=De.get(ln.__renderTarget);ge.bindFramebuffer(B.READ_FRAMEBUFFER,ni.__webglFramebuffer),ge.bindFramebuffer(B.DRAW_FRAMEBUFFER,Dt.__webglFramebuffer);for(let sn=0;sn<ye;sn++)ps&&(B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,De.get(C).__webglTexture,H,$e+sn),B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,De.get(U).__webglTexture,pe,Vt+sn)),B.blitFramebuffer(Ae,ze,Ae+Se,ze+ue,Me,Ze,Me+Se,Ze+ue,B.DEPTH_BUFFER_BIT,B.NEAREST);ge.bindFramebuffer(B.READ_FRAMEBUFFER,null),ge.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else if(H!==0||C.isRenderTargetTexture||De.has(C)){let rt=De.get(C),ln=De.get(U);ge.bindFramebuffer(B.READ_FRAMEBUFFER,F),ge.bindFramebuffer(B.DRAW_FRAMEBUFFER,z);for(let ni=0;ni<ye;ni++)ps?B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,rt.__webglTexture,H,$e+ni):B.framebufferTexture2D(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,rt.__webglTexture,H),Ks?B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,ln.__webglTexture,pe,Vt+ni):B.framebufferTexture2D(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,ln.__webglTexture,pe),H!==0?B.blitFramebuffer(Ae,ze,Ae+Se,ze+ue,Me,Ze,Me+Se,Ze+ue,B.COLOR_BUFFER_BIT,B.NEAREST):Ks?B.copyTexSubImage3D(Te,pe,Me,Ze,Vt+ni,Ae,ze,Se,ue):B.copyTexSubImage2D(Te,pe,Me,Ze,Ae,ze,Se,ue);ge.bindFramebuffer(B.READ_FRAMEBUFFER,null),ge.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else Ks?C.isDataTexture||C.isData3DTexture?B.texSubImage3D(Te,pe,Me,Ze,Vt,Se,ue,ye,yt,bn,Mt.data):U.isCompressedArrayTexture?B.compressedTexSubImage3D(Te,pe,Me,Ze,Vt,Se,ue,ye,yt,Mt.data):B.texSubImage3D(Te,pe,Me,Ze,Vt,Se,ue,ye,yt,bn,Mt):C.isDataTexture?B.texSubImage2D(B.TEXTURE_2D,pe,Me,Ze,Se,ue,yt,bn,Mt.data):C.isCompressedTexture?B.compressedTexSubImage2D(B.TEXTURE_2D,pe,Me,Ze,Mt.width,Mt.height,yt,Mt.data):B.texSubImage2D(B.TEXTURE_2D,pe,Me,Ze,Se,ue,yt,bn,Mt);ge.pixelStorei(B.UNPACK_ROW_LENGTH,En),ge.pixelStorei(B.UNPACK_IMAGE_HEIGHT,ot),ge.pixelStorei(B.UNPACK_SKIP_PIXELS,js),ge.pixelStorei(B.UNPACK_SKIP_ROWS,xn),ge.pixelStorei(B.UNPACK_SKIP_IMAGES,bl),pe===0&&U.generateMipmaps===!0&&U.mipmapsAutoUpdate===!0&&B.generateMipmap(Te),ge.unbindTexture()},this.initRenderTarget=function(C){De.get(C).__webglFramebuffer===void 0&&Ue.setupRenderTarget(C)},this.initTexture=function(C){C.isCubeTexture?Ue.setTextureCube(C,0):C.isData3DTexture?Ue.setTexture3D(C,0):C.isDataArrayTexture||C.isCompressedArrayTexture?Ue.setTexture2DArray(C,0):Ue.setTexture2D(C,0),ge.unbindTexture()},this.resetState=function(){W=0,q=0,ne=null,ge.reset(),le.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return $n}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=Xe._getDrawingBufferColorSpace(e),t.unpackColorSpace=Xe._getUnpackColorSpace()}};var a0=["landmark.add","landmark.remove","note.add","note.remove","measure.add","measure.remove","bookmark.add","bookmark.remove","constraint.add","constraint.remove","edit.paint","edit.grow","edit.relabel","undo","redo"];function za(i){try{return localStorage.getItem(i)}catch{return null}}function l0(i){try{let e=JSON.parse(za(i)??"[]");return Array.isArray(e)?e:[]}catch{return[]}}function go(i,e){try{return localStorage.setItem(i,e),!0}catch{return!1}}function c0(){let i=crypto.getRandomValues(new Uint8Array(16));return`t${Array.from(i,e=>e.toString(16).padStart(2,"0")).join("")}`}var Ga={artery:1,vein:1,vessel:1},ph={all:{skin:.18,bone:.25,brain:1,doubt:.6,...Ga,cut:.85},skin:{skin:1},bone:{skin:.1,bone:1},brain:{skin:.08,brain:1,doubt:.6,...Ga,cut:.5},vessels:{skin:.06,brain:.12,...Ga,cut:.25},arteries:{skin:.06,brain:.12,artery:1},veins:{skin:.06,brain:.12,vein:1},doubt:{skin:.06,brain:.15,doubt:1,...Ga},after:{skin:1,bone:1,brain:1,...Ga,"missing skin":.45,"missing bone":.6}};function fh(i){return i.role==="cut"||i.role==="doubt"?i.role:i.role==="missing"?`missing ${i.tissue}`:i.tissue!=="vessel"?i.tissue:/arter/i.test(i.structure)?"artery":/vein|venous|sinus/i.test(i.structure)?"vein":"vessel"}function vf(i,e){let t=ph[e],n=r=>fh(r)in t&&r.shown!==!1&&!r.option,s=Object.fromEntries(i.map(r=>[r.structure,n(r)&&t[fh(r)]||r.opacity]));return{hidden:new Set(i.filter(r=>!n(r)).map(r=>r.name)),opacity:s}}var h0=["opacity","preset","colour","doubt","apart","opened","plane","stage","selected","compare","clips","layers"],XA=["preset","stage","selected","compare"],wf=i=>Array.isArray(i)?"list":i===null?"nothing":typeof i,jA=(i,e,t)=>XA.includes(i)?["nothing","string","number"].includes(wf(e)):wf(e)===wf(t);function mh(i){let e=Object.fromEntries(h0.map(t=>[t,i[t]]));return structuredClone({...e,hidden:[...i.hidden]})}function u0(i,e){let t=Object.entries(e).filter(([s,r])=>h0.includes(s)&&jA(s,r,i[s])),n=Array.isArray(e.hidden)?{hidden:new Set(e.hidden)}:{};return{...i,...Object.fromEntries(t),...n}}var KA=(i,e)=>i.filter(t=>t.id!==e),Ls=i=>(e,t)=>({...e,[i]:[...e[i],{...t.args,id:t.id,by:t.by,at_time:t.at}]}),Va=i=>(e,t)=>({...e,[i]:KA(e[i],t.args.id)}),Ds=(i,e=i)=>(t,n)=>({...t,[i]:n.args[e]}),YA={show:(i,{args:e})=>{let t=new Set(i.hidden);for(let n of e.names)e.visible?t.delete(n):t.add(n);return{...i,hidden:t,preset:null}},opacity:(i,{args:e})=>({...i,opacity:{...i.opacity,[e.structure]:e.value},preset:null}),preset:(i,{args:e})=>({...i,...vf(i.nodes,e.name),preset:e.name}),colour:Ds("colour","by"),doubt:Ds("doubt","shown"),apart:Ds("apart","mm"),opened:Ds("opened","share"),plane:(i,{args:e})=>({...i,plane:{...i.plane,...e}}),stage:Ds("stage","number"),select:Ds("selected","vessel"),compare:Ds("compare","id"),tool:Ds("tool","name"),layer:(i,{args:e})=>({...i,layers:{...i.layers,[e.name]:e.shown}}),view:(i,{args:e})=>u0(i,e.view),clip:(i,{args:e})=>{let t={...i.clips};return e.share>0?t[e.edge]=e.share:delete t[e.edge],{...i,clips:t}},"landmark.add":Ls("landmarks"),"landmark.remove":Va("landmarks"),"note.add":Ls("notes"),"note.remove":Va("notes"),"measure.add":Ls("measures"),"measure.remove":Va("measures"),"bookmark.add":Ls("bookmarks"),"bookmark.remove":Va("bookmarks"),"constraint.add":Ls("constraints"),"constraint.remove":Va("constraints"),"edit.paint":Ls("edits"),"edit.grow":Ls("edits"),"edit.relabel":Ls("edits")};function d0(i){let e=i.nodes;return{nodes:e,...vf(e,"all"),preset:"all",colour:"owner",doubt:!0,apart:0,opened:0,plane:{on:!1,point:i.cut_centre,normal:[-1,0,0],scan:"ct",window:"soft",tint:"structure",outline:!0,whole:!1},stage:null,selected:null,compare:null,tool:"look",clips:{},layers:{territories:!1,measures:!0,landmarks:!0,notes:!0},landmarks:[],notes:[],measures:[],bookmarks:[],constraints:[],edits:[]}}function Sf(i,e){let t=YA[e.kind];if(!t)throw new Error(`operation ${e.kind} is not known`);return t(i,e)}function Mf(i){let e=new Set;for(let t of i)t.kind==="undo"&&e.add(t.args.of),t.kind==="redo"&&e.delete(t.args.of);return e}function f0(i,e){let t=Mf(e);return e.filter(n=>n.kind!=="undo"&&n.kind!=="redo"&&!t.has(n.n??n.id)).reduce(Sf,i)}var JA=3e3,$A=["tool"],p0=409,gh=i=>a0.includes(i),ZA=i=>i>=400&&i<500&&i!==p0&&![401,403,408,429].includes(i),bh=class{#e=new Set;#t=[];#n=[];#i=!1;#s;#r=null;constructor(e,t,n){this.scene=e,this.source=t,this.who=n,this.#s=d0(e),this.head=0,this.waiting=t.online?l0(`dioscuri ${e.plan.id}`).filter(s=>s?.id&&gh(s.kind)&&s.args):[],this.ops=[...this.waiting],this.problem="",this.refusal="",this.stale=!1,this.#p()}do(e,t,{merge:n=!1}={}){let s=this.ops.at(-1);if(n&&s?.kind===e&&s.open&&!gh(e))s.args=t,this.#r?this.#b(this.#r,s):this.#p();else{let r={...this.#h(e,t),open:n};this.ops.push(r),$A.includes(e)||(this.#t.push(r),this.#n=[]),this.#r=this.state,this.#b(this.state,r),gh(e)&&this.#f(r)}return this.ops.at(-1)}settle(){let e=this.ops.at(-1);e&&(e.open=!1)}get canUndo(){return this.#t.length>0}get canRedo(){return this.#n.length>0}undo(){let e=this.#t.pop();e&&(this.#n.push(e),this.#d("undo",e))}redo(){let e=this.#n.pop();e&&(this.#t.push(e),this.#d("redo",e))}on(e){return this.#e.add(e),()=>this.#e.delete(e)}adopt(e){this.receive([e]),this.#t.push(this.ops.find(t=>t.n===e.n)),this.#n=[],this.#m()}receive(e){for(let n of e){let s=this.waiting.find(r=>r.id===n.ref);s?this.#a(s,n):this.ops.some(r=>r.n===n.n)||this.ops.push({...n,id:`o${n.n}`})}let t=new Set(this.ops.map(n=>n.n));for(;t.has(this.head+1);)this.head+=1;this.#p()}async load(){if(!this.source.online)return;let{operations:e}=await this.source.get(`/api/operations?after=${this.head}`);this.receive(e),await this.send()}get saved(){return this.waiting.length===0}get unsigned(){return this.source.online&&this.waiting.length>0&&!this.#u(this.waiting[0])}async send(){if(!(this.#i||!this.source.online)){for(this.#i=!0;this.waiting.length&&!this.unsigned&&await this.#o(this.waiting[0]););this.#i=!1,this.#m()}}async#o(e){e.by=this.#u(e);try{let{operations:t,head:n}=await this.source.post("/api/operations",{by:e.by,operations:[{kind:e.kind,args:e.args,ref:e.id}]});return Object.assign(this,{problem:"",stale:!1}),this.receive(t.map(s=>({...s,ref:e.id}))),n>this.head&&this.receive((await this.source.get(`/api/operations?after=${this.head}`)).operations),!0}catch(t){return this.#c(e,t)}}#c(e,t){return this.waiting[0]!==e?!0:ZA(t.status)?(this.#l(e,t.message),!0):(this.problem=t.message,this.stale=t.status===p0,setTimeout(()=>this.send(),JA),!1)}#a(e,{n:t,at:n}){let s=e.id;this.waiting=this.waiting.filter(r=>r!==e),Object.assign(e,{n:t,at:n,id:`o${t}`});for(let r of this.ops)r.args.id===s&&(r.args={...r.args,id:e.id}),r.args.of===s&&(r.args={...r.args,of:t});this.#g()}#l(e,t){this.refusal=t;let n=s=>s===e||s.args.of===e.id||s.args.id===e.id;this.waiting=this.waiting.filter(s=>!n(s)),this.ops=this.ops.filter(s=>!n(s)),this.#t=this.#t.filter(s=>!n(s)),this.#n=this.#n.filter(s=>!n(s)),this.#g(),this.#p()}#h(e,t){return{id:c0(),kind:e,args:t,by:this.who(),at:new Date().toISOString()}}#u(e){return e.by||this.who()}#d(e,t){let n=this.#h(e,{of:t.n??t.id});this.ops.push(n),gh(t.kind)&&this.#f(n),this.#p()}#f(e){this.waiting.push(e),this.#g(),queueMicrotask(()=>this.send())}#g(){this.source.online&&go(`dioscuri ${this.scene.plan.id}`,JSON.stringify(this.waiting))}#b(e,t){this.state=Sf(e,t),this.#m()}#p(){this.#r=null,this.state=f0(this.#s,this.ops),this.gone=Mf(this.ops),this.#m()}#m(){for(let e of this.#e)e(this.state,this)}};var QA=i=>new Set(i.others.flatMap(e=>e.nodes)),m0=(i,e)=>e.stage===null?[]:i.stages.filter(t=>t.number<=e.stage),g0=(i,e)=>i.stages.length>0&&e.stage===i.stages.at(-1).number;function Ha(i,e){let t=new Map;for(let n of m0(i,e))for(let s of n.divides)t.set(s,n.number===e.stage?"now":"before");return t}function br(i,e){return g0(i,e)&&i.stages.at(-1).cut_share===1?1:e.opened}var Wa=(i,e)=>e.apart+br(i,e)*60;function xh(i,e,t="plan"){let n=QA(i),s=new Set(i.others.find(o=>o.id===e.compare)?.nodes),r=new Set(m0(i,e).flatMap(o=>o.nodes));return o=>o.role==="doubt"&&!e.doubt?!1:n.has(o.name)||o.option?t==="other"&&s.has(o.name):t==="other"&&o.role==="cut"?!1:e.stage!==null&&o.role==="cut"?r.has(o.name):e.stage!==null&&o.role==="missing"?g0(i,e):o.stage!==null&&o.role==="cut"?!1:!e.hidden.has(o.name)}var eE=[[71,44,122],[59,81,139],[44,113,142],[33,144,141],[39,173,129],[92,200,99],[170,220,50],[253,231,37]],tE=[[253,231,55],[198,178,109],[147,139,121],[107,109,114],[61,78,107],[0,48,111]],nE=[[0,84,159],[97,158,208],[232,232,232],[240,160,88],[204,85,0]],qa={artery:[200,40,40],vein:[60,90,200],sinus:[90,60,160],unknown:[120,120,120]},Ns=[150,152,156],iE=[205,203,198],b0=["owner","kind","tissue","doubt","pressure","change"],sE={skin:.5,muscle:.6,bone:.35,dura:.5,csf:.4,brain:.42,vessel:1};var x0=(i,e,t)=>i.map((n,s)=>Math.round(n+(e[s]-n)*t));function Af(i,e){let t=Math.min(1,Math.max(0,e))*(i.length-1),n=Math.min(i.length-2,Math.floor(t));return x0(i[n],i[n+1],t-n)}function Xa(i){if(i.owner==="uncertain")return .5;let e=i.owner==="shared"?1:Math.max(i.castor,1-i.castor);return i.conflict?Math.min(e,.75):e}var Ef=i=>i.role==="doubt"?Math.min(i.confidence??.5,.5):i.confidence??1;function Tf(i,e){let t=e&&!e.error?e.pressures?.[i.id]:null;return t?t[1]:i.pressure_mmhg?.value??null}function _0(i,e){let t=e&&!e.error?e.pressures?.[i.id]:null;return t?t[1]-t[0]:null}function ja(i,e,t){return e==="pressure"?rE(i,t):e==="change"?oE(i,t):e!=="doubt"?null:{low:50,high:100,unit:"%",ticks:[50,75,100],share:n=>(n-50)/50,at:n=>Af(tE,(n-50)/50)}}function rE(i,e){let t=i.vessels.flatMap(a=>[Tf(a,null),Tf(a,e)]).filter(a=>a>0);if(!t.length)return null;let n=t.reduce((a,l)=>Math.min(a,l)),s=Math.max(t.reduce((a,l)=>Math.max(a,l)),n*1.5),r=a=>Math.log(Math.max(a,1e-6)/n)/Math.log(s/n),o=[1,2,5,10,20,50,100,200].filter(a=>a>=n&&a<=s);return{low:n,high:s,unit:"mmHg",log:!0,ticks:o,share:r,at:a=>Af(eE,r(a))}}function oE(i,e){let t=i.vessels.map(o=>_0(o,e)).filter(o=>o!==null);if(!t.length)return null;let n=t.reduce((o,a)=>Math.max(o,Math.abs(a)),0),s=[1,2,5,10,20,50,100].find(o=>o>=n)??Math.ceil(n),r=o=>(o/s+1)/2;return{low:-s,high:s,unit:"mmHg",ticks:[-s,-s/2,0,s/2,s],share:r,at:o=>Af(nE,r(o))}}var y0=(i,e)=>i.colours[e]??Ns,aE=(i,e)=>i==null||!e?Ns:e.at(i);function v0(i,e,t,n,s){return t==="owner"?y0(i,e.owner):t==="kind"||t==="tissue"?qa[e.kind]??qa.unknown:t==="doubt"?n.at(Xa(e)*100):aE(t==="pressure"?Tf(e,s):_0(e,s),n)}function bo(i,e,t,n){return e.role==="cut"||e.role==="missing"?e.colour:t==="owner"?x0([248,246,242],y0(i,e.twin),sE[e.tissue]??.75):t==="tissue"?i.labels.find(s=>s.name===e.structure)?.colour??lE(i,e):t==="doubt"&&(e.confidence!==null||e.role==="doubt")?n.at(Ef(e)*100):e.tissue==="vessel"?t==="kind"?qa[fh(e)]??Ns:Ns:iE}var lE=(i,e)=>i.labels.find(t=>t.tissue===e.tissue)?.colour??e.colour;function Rf(i,e){if(e==="owner"){let s=["castor","pollux","shared"].map(o=>({key:`owner.${o}`,colour:i.colours[o]}));return i.vessels.some(o=>o.owner==="uncertain")?[...s,{key:"owner.uncertain",colour:Ns}]:s}return e==="kind"?Object.keys(qa).filter(s=>i.vessels.some(r=>r.kind===s)).map(s=>({key:`kind.${s}`,colour:qa[s]})):e!=="tissue"?[{key:"legend.none",colour:Ns}]:[...[...new Map(i.labels.map(s=>[s.tissue,s])).values()].filter(s=>s.tissue!=="vessel").map(s=>({text:s.tissue,colour:s.colour})),...Rf(i,"kind")]}var cE=2.2,Cf=.9,w0={fog:{value:1}},hE=`
uniform mat4 toLps;
uniform float sure;
varying vec3 vLps;
varying vec4 vMark;
#ifdef MARKED
attribute vec4 mark;
#endif
`,uE=`
uniform float fog;
varying vec3 vLps;
varying vec4 vMark;
`,dE=`
if (vMark.y > 0.5) discard;
float band = fract(dot(vLps, vec3(0.62, 0.5, 0.6)) / ${cE.toFixed(2)});
if (fog > 0.5 && vMark.x < ${Cf.toFixed(2)} && band > 0.35 + max(vMark.x - 0.5, 0.0)) discard;
if (vMark.z > 0.5 && fract(band * 2.0) > 0.45) discard;
`;function S0(i){let{material:e}=i,t={toLps:{value:i.matrix??new se},sure:{value:1},fog:w0.fog};e.userData.doubt=t,e.defines=i.geometry.getAttribute("mark")?{MARKED:""}:{},e.onBeforeCompile=n=>{Object.assign(n.uniforms,t),n.vertexShader=n.vertexShader.replace("#include <common>",`#include <common>
${hE}`).replace("#include <begin_vertex>",`#include <begin_vertex>
vLps = (toLps * vec4(position, 1.0)).xyz;
vMark = vec4(sure, 0.0, 0.0, 0.0);
#ifdef MARKED
vMark = mark;
#endif`),n.fragmentShader=n.fragmentShader.replace("#include <common>",`#include <common>
${uE}`).replace("#include <clipping_planes_fragment>",`#include <clipping_planes_fragment>
${dE}`)}}function M0(i){w0.fog.value=i?1:0}function _h(i){let e=i.getAttribute("position").count;return i.getAttribute("mark")||i.setAttribute("mark",new ia(new Uint8Array(4*e),4,!0)),i.getAttribute("mark")}var Pf=1/1e3,If=new se().set(Pf,0,0,0,0,0,Pf,0,0,-Pf,0,0,0,0,0,1),T0=If.clone().invert(),qe=i=>new R(i[0],i[1],i[2]),Wt=i=>[i.x,i.y,i.z],xr=i=>new se().set(...i.lps_from_ijk.flat());var fE=3,Lf=[22,22,26],Df=[178,178,176],A0=i=>new Ee().setRGB(i[0]/255,i[1]/255,i[2]/255,at).toArray(),yh=i=>!!i.geometry.getAttribute("_edge");function Nf(i,e){let t=[...e.meshes.values()].find(o=>o.userData.node.role==="cut"&&!o.userData.node.option),n=t?pE(t):[i.cut_centre],s=new Set(i.stages.flatMap(o=>o.divides)),r=new Map;for(let o of i.vessels.filter(a=>s.has(a.id)&&a.path.length))r.set(o.id,mE(o.path,n));return r}function pE(i){let e=i.geometry.getAttribute("position"),t=i.position.clone();return Array.from({length:e.count},(n,s)=>Wt(t.fromBufferAttribute(e,s).applyMatrix4(i.matrix)))}function mE(i,e){let[t,n]=[i[0],1/0];for(let s of i)for(let r of e){let o=(s[0]-r[0])**2+(s[1]-r[1])**2+(s[2]-r[2])**2;o<n&&([t,n]=[s,o])}return t}function E0(i,e){let t=i.geometry.getAttribute("_edge"),n=e.scene.vessels.map(a=>bE(a,e)),s={rgb:A0(bo(e.scene,i.userData.node,e.state.colour,e.scale)),mark:[255,0,0,0]},r=gE(i.geometry,t.count),o=_h(i.geometry);for(let a=0;a<t.count;a+=1){let{rgb:l,mark:c}=n[t.getX(a)]??s;r.array.set(l,3*a),o.array.set(c,4*a)}xE(i,t,o,e),r.needsUpdate=!0,o.needsUpdate=!0}function gE(i,e){return i.getAttribute("color")||i.setAttribute("color",new He(new Float32Array(3*e),3)),i.getAttribute("color")}function bE(i,{scene:e,state:t,scale:n,answer:s}){let r=Ha(e,t).get(i.id),o=r==="now"?Lf:r==="before"?Df:v0(e,i,t.colour,n,s);return{rgb:A0(o),mark:[Math.round(Xa(i)*255),0,r==="before"?255:0,r==="now"?255:0]}}function xE(i,e,t,{scene:n,state:s,crossings:r}){let o=new Map;for(let c of Ha(n,s).keys()){let h=n.vessels.find(u=>u.id===c);h&&r.has(c)&&o.set(h.index,{at:r.get(c),reach:h.radius_mm.value+fE})}if(!o.size)return;let a=i.geometry.getAttribute("position"),l=i.position.clone();for(let c=0;c<e.count;c+=1){let h=o.get(e.getX(c));if(!h)continue;l.fromBufferAttribute(a,c).applyMatrix4(i.matrix),Math.hypot(l.x-h.at[0],l.y-h.at[1],l.z-h.at[2])<h.reach&&(t.array[4*c+1]=255)}}var C0={brain:3,csf:4,dura:5,bone:6,muscle:7,skin:8},[_E,yE,vE]=[0,10,20],wE=.995,SE=4,vh=class{#e=new WeakMap;#t=null;#n=null;constructor(e){this.app=e,this.side="plan",e.view3d.scene.onBeforeRender=(t,n,s)=>this.#l(s),this.beforeRender=new Set,e.onModel(()=>this.#r()),e.onAnswer(()=>this.refresh())}refresh(){this.app.model?.name&&(this.#e=new WeakMap,this.show(this.app.state),this.app.view3d.draw())}get scale(){return ja(this.app.scene,this.app.state.colour,this.app.answer??null)}get divisions(){return this.#t??=Nf(this.app.scene,this.app.model),[...Ha(this.app.scene,this.app.state)].map(([e,t])=>({id:e,when:t,at:this.#t.get(e)}))}show(e){let{scene:t,model:n,view3d:s}=this.app;this.state=e,s.spread=Wa(t,e),n.pull(s.spread/2),M0(e.doubt),this.#i=Object.fromEntries(["plan","other"].map(r=>[r,xh(t,e,r)]));for(let r of n.meshes.values())this.#s.has(r)||this.#o(r),this.#c(r,e),this.#h(r,e);this.#a(),this.see(this.side)}see(e){this.side=e;let t=this.#i[e];for(let n of this.app.model.meshes.values())n.visible=t(n.userData.node)&&n.material.opacity>0;for(let n of this.onSide)n(e)}onSide=new Set;#i={};#s=new WeakSet;#r(){this.#e=new WeakMap,this.#t=null,this.#n=null}#o(e){this.#s.add(e),yh(e)&&_h(e.geometry),e.material.vertexColors=yh(e),e.material.forceSinglePass=!0,S0(e)}#c(e,t){let{node:n}=e.userData,s=br(this.app.scene,t),r=n.role==="cut"?1-s:1,o=(t.opacity[n.structure]??n.opacity)*r,a=o<wE,l=n.role==="anatomy";R0(e.material,{opacity:o,transparent:a,depthWrite:!a,alphaHash:!1,side:a&&l?In:Ft}),e.material.userData.doubt.sure.value=n.role==="doubt"?Ef(n):1}#a(){let e=this.#i.plan,t=[...this.app.model.meshes.values()].filter(o=>o.material.transparent&&o.userData.node.role==="anatomy"&&e(o.userData.node)),n=[...new Set(t.map(o=>o.userData.node.structure))],s=new Map(t.map(o=>[o.userData.node.structure,C0[o.userData.node.tissue]??2])),r=new Set(n.sort((o,a)=>s.get(a)-s.get(o)).slice(SE));for(let o of t.filter(a=>r.has(a.userData.node.structure)))R0(o.material,{transparent:!1,depthWrite:!0,alphaHash:!0,side:Ft});this.#n=null}#l(e){let{scene:t,model:n,view3d:s}=this.app;for(let l of this.beforeRender)l(e);let a=new R().setFromMatrixPosition(e.matrixWorld).sub(s.metres(t.cut_centre)).dot(qe(t.normal).transformDirection(s.patient.matrixWorld))>0?"pollux":"castor";if(a!==this.#n){this.#n=a;for(let l of n.meshes.values())l.renderOrder=l.material.transparent?ME(l.userData.node,a):0}}#h(e,t){let{scene:n,answer:s=null}=this.app,r=yh(e),o=[t.colour,r&&t.stage,r&&this.#f(s)].join();if(this.#e.get(e)===o)return;this.#e.set(e,o);let a=ja(n,t.colour,s);this.#t??=Nf(n,this.app.model),r&&E0(e,{scene:n,state:t,scale:a,answer:s,crossings:this.#t});let l=r?[255,255,255]:bo(n,e.userData.node,t.colour,a);e.material.color.copy(new Ee().setRGB(...l.map(c=>c/255),at))}#u=new WeakMap;#d=0;#f(e){return e?(this.#u.has(e)||this.#u.set(e,++this.#d),this.#u.get(e)):0}};function ME(i,e){return(i.twin===e?vE:i.twin==="both"||i.twin==="shared"?yE:_E)+(C0[i.tissue]??2)}function R0(i,e){let t=["transparent","side","alphaHash"].some(n=>n in e&&i[n]!==e[n]);Object.assign(i,e),t&&(i.needsUpdate=!0)}function I0(i,e=!1){let t=i[0].index!==null,n=new Set(Object.keys(i[0].attributes)),s=new Set(Object.keys(i[0].morphAttributes)),r={},o={},a=i[0].morphTargetsRelative,l=new et;l.morphTargetsRelative=a;let c=0;for(let h=0;h<i.length;++h){let u=i[h],d=0,f=0;if(t!==(u.index!==null))return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+". All geometries must have compatible attributes; make sure index attribute exists among all geometries, or in none of them."),null;for(let m in u.attributes){if(!n.has(m))return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+'. All geometries must have compatible attributes; make sure "'+m+'" attribute exists among all geometries, or in none of them.'),null;r[m]===void 0&&(r[m]=[]),r[m].push(u.attributes[m]),d++}if(d!==n.size)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+". Make sure all geometries have the same number of attributes."),null;if(a!==u.morphTargetsRelative)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+". .morphTargetsRelative must be consistent throughout all geometries."),null;for(let m in u.morphAttributes){if(!s.has(m))return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+".  .morphAttributes must be consistent throughout all geometries."),null;if(u.morphAttributes[m].length!==i[0].morphAttributes[m].length)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+'. All geometries must have the same number of morph targets for the "'+m+'" morph attribute.'),null;o[m]===void 0&&(o[m]=[]),o[m].push(u.morphAttributes[m]),f++}if(f!==s.size)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+". Make sure all geometries have the same number of morph attributes."),null;if(e){let m;if(t)m=u.index.count;else if(u.attributes.position!==void 0)m=u.attributes.position.count;else return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed with geometry at index "+h+". The geometry must have either an index or a position attribute"),null;l.addGroup(c,m,h),c+=m}}if(t){let h=0,u=[];for(let d=0;d<i.length;++d){let f=i[d].index;for(let m=0;m<f.count;++m)u.push(f.getX(m)+h);h+=i[d].attributes.position.count}l.setIndex(u)}for(let h in r){let u=P0(r[h]);if(!u)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed while trying to merge the "+h+" attribute."),null;l.setAttribute(h,u)}for(let h in o){let u=o[h][0].length;if(u!==0){l.morphAttributes=l.morphAttributes||{},l.morphAttributes[h]=[];for(let d=0;d<u;++d){let f=[];for(let y=0;y<o[h].length;++y)f.push(o[h][y][d]);let m=P0(f);if(!m)return console.error("THREE.BufferGeometryUtils: .mergeGeometries() failed while trying to merge the "+h+" morphAttribute."),null;l.morphAttributes[h].push(m)}}}return l}function P0(i){let e,t,n,s=-1,r=0;for(let c=0;c<i.length;++c){let h=i[c];if(e===void 0&&(e=h.array.constructor),e!==h.array.constructor)return console.error("THREE.BufferGeometryUtils: .mergeAttributes() failed. BufferAttribute.array must be of consistent array types across matching attributes."),null;if(t===void 0&&(t=h.itemSize),t!==h.itemSize)return console.error("THREE.BufferGeometryUtils: .mergeAttributes() failed. BufferAttribute.itemSize must be consistent across matching attributes."),null;if(n===void 0&&(n=h.normalized),n!==h.normalized)return console.error("THREE.BufferGeometryUtils: .mergeAttributes() failed. BufferAttribute.normalized must be consistent across matching attributes."),null;if(s===-1&&(s=h.gpuType),s!==h.gpuType)return console.error("THREE.BufferGeometryUtils: .mergeAttributes() failed. BufferAttribute.gpuType must be consistent across matching attributes."),null;r+=h.count*t}let o=new e(r),a=new ft(o,t,n),l=0;for(let c=0;c<i.length;++c){let h=i[c];if(h.isInterleavedBufferAttribute){let u=l/t;for(let d=0,f=h.count;d<f;d++)for(let m=0;m<t;m++){let y=h.getComponent(d,m);a.setComponent(d+u,m,y)}}else o.set(h.array,l);l+=h.count*t}return s!==void 0&&(a.gpuType=s),a}function Ff(i,e){if(e===Jd)return console.warn("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Geometry already defined as triangles."),i;if(e===fo||e===Da){let t=i.getIndex();if(t===null){let r=[],o=i.getAttribute("position");if(o!==void 0){for(let a=0;a<o.count;a++)r.push(a);i.setIndex(r),t=i.getIndex()}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Undefined position attribute. Processing not possible."),i}let n=t.count-2,s=[];if(e===fo)for(let r=1;r<=n;r++)s.push(t.getX(0)),s.push(t.getX(r)),s.push(t.getX(r+1));else for(let r=0;r<n;r++)r%2===0?(s.push(t.getX(r)),s.push(t.getX(r+1)),s.push(t.getX(r+2))):(s.push(t.getX(r+2)),s.push(t.getX(r+1)),s.push(t.getX(r)));return s.length/3!==n&&console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unable to generate correct amount of triangles."),i.setIndex(s),i.clearGroups(),i}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unknown draw mode:",e),i}function L0(i){let e=new Map,t=new Map,n=i.clone();return D0(i,n,function(s,r){e.set(r,s),t.set(s,r)}),n.traverse(function(s){if(!s.isSkinnedMesh)return;let r=s,o=e.get(s),a=o.skeleton.bones;r.skeleton=o.skeleton.clone(),r.bindMatrix.copy(o.bindMatrix),r.skeleton.bones=a.map(function(l){return t.get(l)}),r.bind(r.skeleton,r.bindMatrix)}),n}function D0(i,e,t){t(i,e);for(let n=0;n<i.children.length;n++)D0(i.children[n],e.children[n],t)}var wh=class extends vi{constructor(e){super(e),this.dracoLoader=null,this.ktx2Loader=null,this.meshoptDecoder=null,this.pluginCallbacks=[],this.register(function(t){return new Vf(t)}),this.register(function(t){return new Hf(t)}),this.register(function(t){return new Wf(t)}),this.register(function(t){return new Qf(t)}),this.register(function(t){return new ep(t)}),this.register(function(t){return new tp(t)}),this.register(function(t){return new Xf(t)}),this.register(function(t){return new jf(t)}),this.register(function(t){return new Kf(t)}),this.register(function(t){return new Yf(t)}),this.register(function(t){return new Gf(t)}),this.register(function(t){return new Jf(t)}),this.register(function(t){return new qf(t)}),this.register(function(t){return new Zf(t)}),this.register(function(t){return new $f(t)}),this.register(function(t){return new Bf(t)}),this.register(function(t){return new Sh(t,je.EXT_MESHOPT_COMPRESSION)}),this.register(function(t){return new Sh(t,je.KHR_MESHOPT_COMPRESSION)}),this.register(function(t){return new np(t)})}load(e,t,n,s){let r=this,o;if(this.resourcePath!=="")o=this.resourcePath;else if(this.path!==""){let c=ts.extractUrlBase(e);o=ts.resolveURL(c,this.path)}else o=ts.extractUrlBase(e);this.manager.itemStart(e);let a=function(c){s?s(c):console.error(c),r.manager.itemError(e),r.manager.itemEnd(e)},l=new io(this.manager);l.setPriority(this.priority),l.setCache(this.cache),l.setPath(this.path),l.setResponseType("arraybuffer"),l.setRequestHeader(this.requestHeader),l.setWithCredentials(this.withCredentials),l.load(e,function(c){try{r.parse(c,o,function(h){t(h),r.manager.itemEnd(e)},a)}catch(h){a(h)}},n,a)}setDRACOLoader(e){return this.dracoLoader=e,this}setKTX2Loader(e){return this.ktx2Loader=e,this}setMeshoptDecoder(e){return this.meshoptDecoder=e,this}register(e){return this.pluginCallbacks.indexOf(e)===-1&&this.pluginCallbacks.push(e),this}unregister(e){return this.pluginCallbacks.indexOf(e)!==-1&&this.pluginCallbacks.splice(this.pluginCallbacks.indexOf(e),1),this}parse(e,t,n,s){let r,o={},a={},l=new TextDecoder;if(typeof e=="string")r=JSON.parse(e);else if(e instanceof ArrayBuffer)if(l.decode(new Uint8Array(e,0,4))===U0){try{o[je.KHR_BINARY_GLTF]=new ip(e)}catch(u){s&&s(u);return}r=JSON.parse(o[je.KHR_BINARY_GLTF].content)}else r=JSON.parse(l.decode(e));else r=e;if(r.asset===void 0||r.asset.version[0]<2){s&&s(new Error("THREE.GLTFLoader: Unsupported asset. glTF versions >=2.0 are supported."));return}let c=new hp(r,{path:t||this.resourcePath||"",crossOrigin:this.crossOrigin,priority:this.priority,cache:this.cache,withCredentials:this.withCredentials,requestHeader:this.requestHeader,manager:this.manager,ktx2Loader:this.ktx2Loader,meshoptDecoder:this.meshoptDecoder});c.fileLoader.setRequestHeader(this.requestHeader);for(let h=0;h<this.pluginCallbacks.length;h++){let u=this.pluginCallbacks[h](c);u.name||console.error("THREE.GLTFLoader: Invalid plugin found: missing name"),a[u.name]=u,o[u.name]=!0}if(r.extensionsUsed)for(let h=0;h<r.extensionsUsed.length;++h){let u=r.extensionsUsed[h],d=r.extensionsRequired||[];switch(u){case je.KHR_MATERIALS_UNLIT:o[u]=new zf;break;case je.KHR_DRACO_MESH_COMPRESSION:o[u]=new sp(r,this.dracoLoader);break;case je.KHR_TEXTURE_TRANSFORM:o[u]=new rp;break;case je.KHR_MESH_QUANTIZATION:o[u]=new op;break;default:d.indexOf(u)>=0&&a[u]===void 0&&console.warn('THREE.GLTFLoader: Unknown extension "'+u+'".')}}c.setExtensions(o),c.setPlugins(a),c.parse(n,s)}parseAsync(e,t){let n=this;return new Promise(function(s,r){n.parse(e,t,s,r)})}};function TE(){let i={};return{get:function(e){return i[e]},add:function(e,t){i[e]=t},remove:function(e){delete i[e]},removeAll:function(){i={}}}}function Ot(i,e,t){let n=i.json.materials[e];return n.extensions&&n.extensions[t]?n.extensions[t]:null}var je={KHR_BINARY_GLTF:"KHR_binary_glTF",KHR_DRACO_MESH_COMPRESSION:"KHR_draco_mesh_compression",KHR_LIGHTS_PUNCTUAL:"KHR_lights_punctual",KHR_MATERIALS_CLEARCOAT:"KHR_materials_clearcoat",KHR_MATERIALS_DIFFUSE_ROUGHNESS:"KHR_materials_diffuse_roughness",KHR_MATERIALS_DISPERSION:"KHR_materials_dispersion",KHR_MATERIALS_IOR:"KHR_materials_ior",KHR_MATERIALS_SHEEN:"KHR_materials_sheen",KHR_MATERIALS_SPECULAR:"KHR_materials_specular",KHR_MATERIALS_TRANSMISSION:"KHR_materials_transmission",KHR_MATERIALS_IRIDESCENCE:"KHR_materials_iridescence",KHR_MATERIALS_ANISOTROPY:"KHR_materials_anisotropy",KHR_MATERIALS_UNLIT:"KHR_materials_unlit",KHR_MATERIALS_VOLUME:"KHR_materials_volume",KHR_TEXTURE_BASISU:"KHR_texture_basisu",KHR_TEXTURE_TRANSFORM:"KHR_texture_transform",KHR_MESH_QUANTIZATION:"KHR_mesh_quantization",KHR_MATERIALS_EMISSIVE_STRENGTH:"KHR_materials_emissive_strength",EXT_MATERIALS_BUMP:"EXT_materials_bump",EXT_TEXTURE_WEBP:"EXT_texture_webp",EXT_TEXTURE_AVIF:"EXT_texture_avif",EXT_MESHOPT_COMPRESSION:"EXT_meshopt_compression",KHR_MESHOPT_COMPRESSION:"KHR_meshopt_compression",EXT_MESH_GPU_INSTANCING:"EXT_mesh_gpu_instancing"},Bf=class{constructor(e){this.parser=e,this.name=je.KHR_LIGHTS_PUNCTUAL,this.cache={refs:{},uses:{}}}_markDefs(){let e=this.parser,t=this.parser.json.nodes||[];for(let n=0,s=t.length;n<s;n++){let r=t[n];r.extensions&&r.extensions[this.name]&&r.extensions[this.name].light!==void 0&&e._addNodeRef(this.cache,r.extensions[this.name].light)}}_loadLight(e){let t=this.parser,n="light:"+e,s=t.cache.get(n);if(s)return s;let r=t.json,l=((r.extensions&&r.extensions[this.name]||{}).lights||[])[e],c,h=new Ee(16777215);l.color!==void 0&&h.setRGB(l.color[0],l.color[1],l.color[2],Cn);let u=l.range!==void 0?l.range:0;switch(l.type){case"directional":c=new hr(h),c.target.position.set(0,0,-1),c.add(c.target);break;case"point":c=new va(h),c.distance=u;break;case"spot":c=new ya(h),c.distance=u,l.spot=l.spot||{},l.spot.innerConeAngle=l.spot.innerConeAngle!==void 0?l.spot.innerConeAngle:0,l.spot.outerConeAngle=l.spot.outerConeAngle!==void 0?l.spot.outerConeAngle:Math.PI/4,c.angle=l.spot.outerConeAngle,c.penumbra=1-l.spot.innerConeAngle/l.spot.outerConeAngle,c.target.position.set(0,0,-1),c.add(c.target);break;default:throw new Error("THREE.GLTFLoader: Unexpected light type: "+l.type)}return c.position.set(0,0,0),Ai(c,l),l.intensity!==void 0&&(c.intensity=l.intensity),c.name=t.createUniqueName(l.name||"light_"+e),s=Promise.resolve(c),t.cache.add(n,s),s}getDependency(e,t){if(e==="light")return this._loadLight(t)}createNodeAttachment(e){let t=this,n=this.parser,r=n.json.nodes[e],a=(r.extensions&&r.extensions[this.name]||{}).light;return a===void 0?null:this._loadLight(a).then(function(l){return n._getNodeRef(t.cache,a,l)})}},zf=class{constructor(){this.name=je.KHR_MATERIALS_UNLIT}getMaterialType(){return Pt}extendParams(e,t,n){let s=[];e.color=new Ee(1,1,1),e.opacity=1;let r=t.pbrMetallicRoughness;if(r){if(Array.isArray(r.baseColorFactor)){let o=r.baseColorFactor;e.color.setRGB(o[0],o[1],o[2],Cn),e.opacity=o[3]}r.baseColorTexture!==void 0&&s.push(n.assignTexture(e,"map",r.baseColorTexture,at))}return Promise.all(s)}},Gf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_EMISSIVE_STRENGTH}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);return n===null||n.emissiveStrength!==void 0&&(t.emissiveIntensity=n.emissiveStrength),Promise.resolve()}},Vf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_CLEARCOAT}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];if(n.clearcoatFactor!==void 0&&(t.clearcoat=n.clearcoatFactor),n.clearcoatTexture!==void 0&&s.push(this.parser.assignTexture(t,"clearcoatMap",n.clearcoatTexture)),n.clearcoatRoughnessFactor!==void 0&&(t.clearcoatRoughness=n.clearcoatRoughnessFactor),n.clearcoatRoughnessTexture!==void 0&&s.push(this.parser.assignTexture(t,"clearcoatRoughnessMap",n.clearcoatRoughnessTexture)),n.clearcoatNormalTexture!==void 0&&(s.push(this.parser.assignTexture(t,"clearcoatNormalMap",n.clearcoatNormalTexture)),n.clearcoatNormalTexture.scale!==void 0)){let r=n.clearcoatNormalTexture.scale;t.clearcoatNormalScale=new be(r,r)}return Promise.all(s)}},Hf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_DIFFUSE_ROUGHNESS}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];return t.diffuseRoughness=n.diffuseRoughnessFactor!==void 0?n.diffuseRoughnessFactor:0,n.diffuseRoughnessTexture!==void 0&&s.push(this.parser.assignTexture(t,"diffuseRoughnessMap",n.diffuseRoughnessTexture)),Promise.all(s)}},Wf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_DISPERSION}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);return n===null||(t.dispersion=n.dispersion!==void 0?n.dispersion:0),Promise.resolve()}},qf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_IRIDESCENCE}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];return n.iridescenceFactor!==void 0&&(t.iridescence=n.iridescenceFactor),n.iridescenceTexture!==void 0&&s.push(this.parser.assignTexture(t,"iridescenceMap",n.iridescenceTexture)),n.iridescenceIor!==void 0&&(t.iridescenceIOR=n.iridescenceIor),n.iridescenceThicknessMinimum!==void 0&&(t.iridescenceThicknessMinimum=n.iridescenceThicknessMinimum),n.iridescenceThicknessMaximum!==void 0&&(t.iridescenceThicknessMaximum=n.iridescenceThicknessMaximum),n.iridescenceThicknessTexture!==void 0&&s.push(this.parser.assignTexture(t,"iridescenceThicknessMap",n.iridescenceThicknessTexture)),Promise.all(s)}},Xf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_SHEEN}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];if(t.sheenColor=new Ee(0,0,0),t.sheenRoughness=0,t.sheen=1,n.sheenColorFactor!==void 0){let r=n.sheenColorFactor;t.sheenColor.setRGB(r[0],r[1],r[2],Cn)}return n.sheenRoughnessFactor!==void 0&&(t.sheenRoughness=n.sheenRoughnessFactor),n.sheenColorTexture!==void 0&&s.push(this.parser.assignTexture(t,"sheenColorMap",n.sheenColorTexture,at)),n.sheenRoughnessTexture!==void 0&&s.push(this.parser.assignTexture(t,"sheenRoughnessMap",n.sheenRoughnessTexture)),Promise.all(s)}},jf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_TRANSMISSION}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];return n.transmissionFactor!==void 0&&(t.transmission=n.transmissionFactor),n.transmissionTexture!==void 0&&s.push(this.parser.assignTexture(t,"transmissionMap",n.transmissionTexture)),Promise.all(s)}},Kf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_VOLUME}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];t.thickness=n.thicknessFactor!==void 0?n.thicknessFactor:0,n.thicknessTexture!==void 0&&s.push(this.parser.assignTexture(t,"thicknessMap",n.thicknessTexture)),t.attenuationDistance=n.attenuationDistance||1/0;let r=n.attenuationColor||[1,1,1];return t.attenuationColor=new Ee().setRGB(r[0],r[1],r[2],Cn),Promise.all(s)}},Yf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_IOR}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);return n===null||(t.ior=n.ior!==void 0?n.ior:1.5,t.ior===0&&(t.ior=1e3)),Promise.resolve()}},Jf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_SPECULAR}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];t.specularIntensity=n.specularFactor!==void 0?n.specularFactor:1,n.specularTexture!==void 0&&s.push(this.parser.assignTexture(t,"specularIntensityMap",n.specularTexture));let r=n.specularColorFactor||[1,1,1];return t.specularColor=new Ee().setRGB(r[0],r[1],r[2],Cn),n.specularColorTexture!==void 0&&s.push(this.parser.assignTexture(t,"specularColorMap",n.specularColorTexture,at)),Promise.all(s)}},$f=class{constructor(e){this.parser=e,this.name=je.EXT_MATERIALS_BUMP}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];return t.bumpScale=n.bumpFactor!==void 0?n.bumpFactor:1,n.bumpTexture!==void 0&&s.push(this.parser.assignTexture(t,"bumpMap",n.bumpTexture)),Promise.all(s)}},Zf=class{constructor(e){this.parser=e,this.name=je.KHR_MATERIALS_ANISOTROPY}getMaterialType(e){return Ot(this.parser,e,this.name)!==null?Pn:null}extendMaterialParams(e,t){let n=Ot(this.parser,e,this.name);if(n===null)return Promise.resolve();let s=[];return n.anisotropyStrength!==void 0&&(t.anisotropy=n.anisotropyStrength),n.anisotropyRotation!==void 0&&(t.anisotropyRotation=n.anisotropyRotation),n.anisotropyTexture!==void 0&&s.push(this.parser.assignTexture(t,"anisotropyMap",n.anisotropyTexture)),Promise.all(s)}},Qf=class{constructor(e){this.parser=e,this.name=je.KHR_TEXTURE_BASISU}loadTexture(e){let t=this.parser,n=t.json,s=n.textures[e];if(!s.extensions||!s.extensions[this.name])return null;let r=s.extensions[this.name],o=t.options.ktx2Loader;if(!o){if(n.extensionsRequired&&n.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setKTX2Loader must be called before loading KTX2 textures");return null}return t.loadTextureImage(e,r.source,o)}},ep=class{constructor(e){this.parser=e,this.name=je.EXT_TEXTURE_WEBP}loadTexture(e){let t=this.name,n=this.parser,s=n.json,r=s.textures[e];if(!r.extensions||!r.extensions[t])return null;let o=r.extensions[t],a=s.images[o.source],l=n.textureLoader;if(a.uri){let c=n.options.manager.getHandler(a.uri);c!==null&&(l=c)}return n.loadTextureImage(e,o.source,l)}},tp=class{constructor(e){this.parser=e,this.name=je.EXT_TEXTURE_AVIF}loadTexture(e){let t=this.name,n=this.parser,s=n.json,r=s.textures[e];if(!r.extensions||!r.extensions[t])return null;let o=r.extensions[t],a=s.images[o.source],l=n.textureLoader;if(a.uri){let c=n.options.manager.getHandler(a.uri);c!==null&&(l=c)}return n.loadTextureImage(e,o.source,l)}},Sh=class{constructor(e,t){this.name=t,this.parser=e}loadBufferView(e){let t=this.parser.json,n=t.bufferViews[e];if(n.extensions&&n.extensions[this.name]){let s=n.extensions[this.name],r=this.parser.getDependency("buffer",s.buffer),o=this.parser.options.meshoptDecoder;if(!o||!o.supported){if(t.extensionsRequired&&t.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setMeshoptDecoder must be called before loading compressed files");return null}return r.then(function(a){let l=s.byteOffset||0,c=s.byteLength||0,h=s.count,u=s.byteStride,d=new Uint8Array(a,l,c);return o.decodeGltfBufferAsync?o.decodeGltfBufferAsync(h,u,d,s.mode,s.filter).then(function(f){return f.buffer}):o.ready.then(function(){let f=new ArrayBuffer(h*u);return o.decodeGltfBuffer(new Uint8Array(f),h,u,d,s.mode,s.filter),f})})}else return null}},np=class{constructor(e){this.name=je.EXT_MESH_GPU_INSTANCING,this.parser=e}createNodeMesh(e){let t=this.parser.json,n=t.nodes[e];if(!n.extensions||!n.extensions[this.name]||n.mesh===void 0)return null;let s=t.meshes[n.mesh];for(let c of s.primitives)if(c.mode!==ei.TRIANGLES&&c.mode!==ei.TRIANGLE_STRIP&&c.mode!==ei.TRIANGLE_FAN&&c.mode!==void 0)return null;let o=n.extensions[this.name].attributes,a=[],l={};for(let c in o)a.push(this.parser.getDependency("accessor",o[c]).then(h=>(l[c]=h,l[c])));return a.length<1?null:(a.push(this.parser.createNodeMesh(e)),Promise.all(a).then(c=>{let h=c.pop(),u=h.isGroup?h.children:[h],d=c[0].count,f=[];for(let m of u){let y=new se,g=new R,p=new pt,b=new R(1,1,1),v=new xi(m.geometry,m.material,d);for(let S=0;S<d;S++)l.TRANSLATION&&g.fromBufferAttribute(l.TRANSLATION,S),l.ROTATION&&p.fromBufferAttribute(l.ROTATION,S),l.SCALE&&b.fromBufferAttribute(l.SCALE,S),v.setMatrixAt(S,y.compose(g,p,b));let _=null;for(let S in l)if(S==="_COLOR_0"){let T=l[S];v.instanceColor=new Xi(T.array,T.itemSize,T.normalized)}else if(S!=="TRANSLATION"&&S!=="ROTATION"&&S!=="SCALE"){if(_===null){let x=v.geometry;_=new et,_.name=x.name;for(let M in x.attributes)_.setAttribute(M,x.attributes[M]);for(let M in x.morphAttributes)_.morphAttributes[M]=x.morphAttributes[M];x.index!==null&&_.setIndex(x.index),_.morphTargetsRelative=x.morphTargetsRelative;for(let M of x.groups)_.addGroup(M.start,M.count,M.materialIndex);x.boundingBox!==null&&(_.boundingBox=x.boundingBox.clone()),x.boundingSphere!==null&&(_.boundingSphere=x.boundingSphere.clone()),_.drawRange.start=x.drawRange.start,_.drawRange.count=x.drawRange.count,_.userData=Object.assign({},x.userData),v.geometry=_}let T=l[S];_.setAttribute(S,new Xi(T.array,T.itemSize,T.normalized))}Ct.prototype.copy.call(v,m),this.parser.assignFinalMaterial(v),f.push(v)}return h.isGroup?(h.clear(),h.add(...f),h):f[0]}))}},U0="glTF",Ka=12,N0={JSON:1313821514,BIN:5130562},ip=class{constructor(e){this.name=je.KHR_BINARY_GLTF,this.content=null,this.body=null;let t=new DataView(e,0,Ka),n=new TextDecoder;if(this.header={magic:n.decode(new Uint8Array(e.slice(0,4))),version:t.getUint32(4,!0),length:t.getUint32(8,!0)},this.header.magic!==U0)throw new Error("THREE.GLTFLoader: Unsupported glTF-Binary header.");if(this.header.version<2)throw new Error("THREE.GLTFLoader: Legacy binary file detected.");let s=this.header.length-Ka,r=new DataView(e,Ka),o=0;for(;o<s;){let a=r.getUint32(o,!0);o+=4;let l=r.getUint32(o,!0);if(o+=4,l===N0.JSON){let c=new Uint8Array(e,Ka+o,a);this.content=n.decode(c)}else if(l===N0.BIN){let c=Ka+o;this.body=e.slice(c,c+a)}o+=a}if(this.content===null)throw new Error("THREE.GLTFLoader: JSON content not found.")}},sp=class{constructor(e,t){if(!t)throw new Error("THREE.GLTFLoader: No DRACOLoader instance provided.");this.name=je.KHR_DRACO_MESH_COMPRESSION,this.json=e,this.dracoLoader=t,this.dracoLoader.preload()}decodePrimitive(e,t){let n=this.json,s=this.dracoLoader,r=e.extensions[this.name].bufferView,o=e.extensions[this.name].attributes,a={},l={},c={};for(let h in o){let u=lp[h]||h.toLowerCase();a[u]=o[h]}for(let h in e.attributes){let u=lp[h]||h.toLowerCase();if(o[h]!==void 0){let d=n.accessors[e.attributes[h]],f=xo[d.componentType];c[u]=f.name,l[u]=d.normalized===!0}}return t.getDependency("bufferView",r).then(function(h){return new Promise(function(u,d){s.decodeDracoFile(h,function(f){for(let m in f.attributes){let y=f.attributes[m],g=l[m];g!==void 0&&(y.normalized=g)}u(f)},a,c,Cn,d)})})}},rp=class{constructor(){this.name=je.KHR_TEXTURE_TRANSFORM}extendTexture(e,t){if((t.texCoord===void 0||t.texCoord===e.channel)&&t.offset===void 0&&t.rotation===void 0&&t.scale===void 0)return e;if(e=e.clone(),t.texCoord!==void 0&&(e.channel=t.texCoord),t.offset!==void 0&&e.offset.fromArray(t.offset),t.rotation!==void 0&&(e.rotation=t.rotation),t.scale!==void 0&&e.repeat.fromArray(t.scale),t.rotation!==void 0){let n=Math.cos(e.rotation),s=Math.sin(e.rotation);e.matrix.set(e.repeat.x*n,e.repeat.y*s,e.offset.x,-e.repeat.x*s,e.repeat.y*n,e.offset.y,0,0,1),e.matrixAutoUpdate=!1}return e.needsUpdate=!0,e}},op=class{constructor(){this.name=je.KHR_MESH_QUANTIZATION}},Mh=class extends yi{constructor(e,t,n,s){super(e,t,n,s)}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,s=this.valueSize,r=e*s*3+s;for(let o=0;o!==s;o++)t[o]=n[r+o];return t}interpolate_(e,t,n,s){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=a*2,c=a*3,h=s-t,u=(n-t)/h,d=u*u,f=d*u,m=e*c,y=m-c,g=-2*f+3*d,p=f-d,b=1-g,v=p-d+u;for(let _=0;_!==a;_++){let S=o[y+_+a],T=o[y+_+l]*h,x=o[m+_+a],M=o[m+_]*h;r[_]=b*S+v*T+g*x+p*M}return r}},AE=new pt,ap=class extends Mh{interpolate_(e,t,n,s){let r=super.interpolate_(e,t,n,s);return AE.fromArray(r).normalize().toArray(r),r}},ei={FLOAT:5126,FLOAT_MAT3:35675,FLOAT_MAT4:35676,FLOAT_VEC2:35664,FLOAT_VEC3:35665,FLOAT_VEC4:35666,LINEAR:9729,REPEAT:10497,SAMPLER_2D:35678,POINTS:0,LINES:1,LINE_LOOP:2,LINE_STRIP:3,TRIANGLES:4,TRIANGLE_STRIP:5,TRIANGLE_FAN:6,UNSIGNED_BYTE:5121,UNSIGNED_SHORT:5123},xo={5120:Int8Array,5121:Uint8Array,5122:Int16Array,5123:Uint16Array,5125:Uint32Array,5126:Float32Array},F0={9728:At,9729:Nt,9984:wc,9985:co,9986:pr,9987:Qn},O0={33071:vn,33648:Kr,10497:oi},Of={SCALAR:1,VEC2:2,VEC3:3,VEC4:4,MAT2:4,MAT3:9,MAT4:16},lp={POSITION:"position",NORMAL:"normal",TANGENT:"tangent",TEXCOORD_0:"uv",TEXCOORD_1:"uv1",TEXCOORD_2:"uv2",TEXCOORD_3:"uv3",COLOR_0:"color",WEIGHTS_0:"skinWeight",JOINTS_0:"skinIndex"},Fs={scale:"scale",translation:"position",rotation:"quaternion",weights:"morphTargetInfluences"},EE={CUBICSPLINE:void 0,LINEAR:tr,STEP:er},kf={OPAQUE:"OPAQUE",MASK:"MASK",BLEND:"BLEND"};function RE(i){return i.DefaultMaterial===void 0&&(i.DefaultMaterial=new ar({color:16777215,emissive:0,metalness:1,roughness:1,transparent:!1,depthTest:!0,side:In})),i.DefaultMaterial}function _r(i,e,t){for(let n in t.extensions)i[n]===void 0&&(e.userData.gltfExtensions=e.userData.gltfExtensions||{},e.userData.gltfExtensions[n]=t.extensions[n])}function Ai(i,e){e.extras!==void 0&&(typeof e.extras=="object"?Object.assign(i.userData,e.extras):console.warn("THREE.GLTFLoader: Ignoring primitive type .extras, "+e.extras))}function CE(i,e,t){let n=!1,s=!1,r=!1;for(let c=0,h=e.length;c<h;c++){let u=e[c];if(u.POSITION!==void 0&&(n=!0),u.NORMAL!==void 0&&(s=!0),u.COLOR_0!==void 0&&(r=!0),n&&s&&r)break}if(!n&&!s&&!r)return Promise.resolve(i);let o=[],a=[],l=[];for(let c=0,h=e.length;c<h;c++){let u=e[c];if(n){let d=u.POSITION!==void 0?t.getDependency("accessor",u.POSITION):i.attributes.position;o.push(d)}if(s){let d=u.NORMAL!==void 0?t.getDependency("accessor",u.NORMAL):i.attributes.normal;a.push(d)}if(r){let d=u.COLOR_0!==void 0?t.getDependency("accessor",u.COLOR_0):i.attributes.color;l.push(d)}}return Promise.all([Promise.all(o),Promise.all(a),Promise.all(l)]).then(function(c){let h=c[0],u=c[1],d=c[2];return n&&(i.morphAttributes.position=h),s&&(i.morphAttributes.normal=u),r&&(i.morphAttributes.color=d),i.morphTargetsRelative=!0,i})}function PE(i,e){if(i.updateMorphTargets(),e.weights!==void 0)for(let t=0,n=e.weights.length;t<n;t++)i.morphTargetInfluences[t]=e.weights[t];if(e.extras&&Array.isArray(e.extras.targetNames)){let t=e.extras.targetNames;if(i.morphTargetInfluences.length===t.length){i.morphTargetDictionary={};for(let n=0,s=t.length;n<s;n++)i.morphTargetDictionary[t[n]]=n}else console.warn("THREE.GLTFLoader: Invalid extras.targetNames length. Ignoring names.")}}function IE(i){let e,t=i.extensions&&i.extensions[je.KHR_DRACO_MESH_COMPRESSION];if(t?e="draco:"+t.bufferView+":"+t.indices+":"+Uf(t.attributes):e=i.indices+":"+Uf(i.attributes)+":"+i.mode,i.targets!==void 0)for(let n=0,s=i.targets.length;n<s;n++)e+=":"+Uf(i.targets[n]);return e}function Uf(i){let e="",t=Object.keys(i).sort();for(let n=0,s=t.length;n<s;n++)e+=t[n]+":"+i[t[n]]+";";return e}function cp(i){switch(i){case Int8Array:return 1/127;case Uint8Array:return 1/255;case Int16Array:return 1/32767;case Uint16Array:return 1/65535;default:throw new Error("THREE.GLTFLoader: Unsupported normalized accessor component type.")}}function LE(i){return i.search(/\.jpe?g($|\?)/i)>0||i.search(/^data\:image\/jpeg/)===0?"image/jpeg":i.search(/\.webp($|\?)/i)>0||i.search(/^data\:image\/webp/)===0?"image/webp":i.search(/\.ktx2($|\?)/i)>0||i.search(/^data\:image\/ktx2/)===0?"image/ktx2":"image/png"}var DE=new se,hp=class{constructor(e={},t={}){this.json=e,this.extensions={},this.plugins={},this.options=t,this.cache=new TE,this.associations=new Map,this.primitiveCache={},this.nodeCache={},this.meshCache={refs:{},uses:{}},this.cameraCache={refs:{},uses:{}},this.lightCache={refs:{},uses:{}},this.sourceCache={},this.textureCache={},this.nodeNamesUsed={};let n=!1,s=-1,r=!1,o=-1;if(typeof navigator<"u"&&typeof navigator.userAgent<"u"){let a=navigator.userAgent;n=/^((?!chrome|android).)*safari/i.test(a)===!0;let l=a.match(/Version\/(\d+)/);s=n&&l?parseInt(l[1],10):-1,r=a.indexOf("Firefox")>-1,o=r?a.match(/Firefox\/([0-9]+)\./)[1]:-1}typeof createImageBitmap>"u"||n&&s<17||r&&o<98?(this.textureLoader=new xa(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)):(this.textureLoader=new Ma(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)),this.textureLoader.setCrossOrigin(this.options.crossOrigin),this.textureLoader.setWithCredentials(this.options.withCredentials),this.textureLoader.setRequestHeader(this.options.requestHeader),this.fileLoader=new io(this.options.manager),this.fileLoader.setPriority(this.options.priority),this.fileLoader.setCache(this.options.cache),this.fileLoader.setResponseType("arraybuffer"),(this.options.withCredentials||this.options.crossOrigin==="use-credentials")&&this.fileLoader.setWithCredentials(!0)}setExtensions(e){this.extensions=e}setPlugins(e){this.plugins=e}parse(e,t){let n=this,s=this.json,r=this.extensions;this.cache.removeAll(),this.nodeCache={},this._invokeAll(function(o){return o._markDefs&&o._markDefs()}),Promise.all(this._invokeAll(function(o){return o.beforeRoot&&o.beforeRoot()})).then(function(){return Promise.all([n.getDependencies("scene"),n.getDependencies("animation"),n.getDependencies("camera")])}).then(function(o){let a={scene:o[0][s.scene||0],scenes:o[0],animations:o[1],cameras:o[2],asset:s.asset,parser:n,userData:{}};return _r(r,a,s),Ai(a,s),Promise.all(n._invokeAll(function(l){return l.afterRoot&&l.afterRoot(a)})).then(function(){for(let l of a.scenes)l.updateMatrixWorld();e(a)})}).catch(t)}_markDefs(){let e=this.json.nodes||[],t=this.json.skins||[],n=this.json.meshes||[];for(let s=0,r=t.length;s<r;s++){let o=t[s].joints;for(let a=0,l=o.length;a<l;a++)e[o[a]].isBone=!0}for(let s=0,r=e.length;s<r;s++){let o=e[s];o.mesh!==void 0&&(this._addNodeRef(this.meshCache,o.mesh),o.skin!==void 0&&(n[o.mesh].isSkinnedMesh=!0)),o.camera!==void 0&&this._addNodeRef(this.cameraCache,o.camera)}}_addNodeRef(e,t){t!==void 0&&(e.refs[t]===void 0&&(e.refs[t]=e.uses[t]=0),e.refs[t]++)}_getNodeRef(e,t,n){if(e.refs[t]<=1)return n;let s=n.clone(),r=(o,a)=>{let l=this.associations.get(o);l!=null&&this.associations.set(a,l);for(let[c,h]of o.children.entries())r(h,a.children[c])};return r(n,s),s.name+="_instance_"+e.uses[t]++,s}_invokeOne(e){let t=Object.values(this.plugins);t.push(this);for(let n=0;n<t.length;n++){let s=e(t[n]);if(s)return s}return null}_invokeAll(e){let t=Object.values(this.plugins);t.unshift(this);let n=[];for(let s=0;s<t.length;s++){let r=e(t[s]);r&&n.push(r)}return n}getDependency(e,t){let n=e+":"+t,s=this.cache.get(n);if(!s){switch(e){case"scene":s=this.loadScene(t);break;case"node":s=this._invokeOne(function(r){return r.loadNode&&r.loadNode(t)});break;case"mesh":s=this._invokeOne(function(r){return r.loadMesh&&r.loadMesh(t)});break;case"accessor":s=this.loadAccessor(t);break;case"bufferView":s=this._invokeOne(function(r){return r.loadBufferView&&r.loadBufferView(t)});break;case"buffer":s=this.loadBuffer(t);break;case"material":s=this._invokeOne(function(r){return r.loadMaterial&&r.loadMaterial(t)});break;case"texture":s=this._invokeOne(function(r){return r.loadTexture&&r.loadTexture(t)});break;case"skin":s=this.loadSkin(t);break;case"animation":s=this._invokeOne(function(r){return r.loadAnimation&&r.loadAnimation(t)});break;case"camera":s=this.loadCamera(t);break;default:if(s=this._invokeOne(function(r){return r!=this&&r.getDependency&&r.getDependency(e,t)}),!s)throw new Error("Unknown type: "+e);break}this.cache.add(n,s)}return s}getDependencies(e){let t=this.cache.get(e);if(!t){let n=this,s=this.json[e+(e==="mesh"?"es":"s")]||[];t=Promise.all(s.map(function(r,o){return n.getDependency(e,o)})),this.cache.add(e,t)}return t}loadBuffer(e){let t=this.json.buffers[e],n=this.fileLoader;if(t.type&&t.type!=="arraybuffer")throw new Error("THREE.GLTFLoader: "+t.type+" buffer type is not supported.");if(t.uri===void 0&&e===0)return Promise.resolve(this.extensions[je.KHR_BINARY_GLTF].body);let s=this.options;return new Promise(function(r,o){n.load(ts.resolveURL(t.uri,s.path),r,void 0,function(){o(new Error('THREE.GLTFLoader: Failed to load buffer "'+t.uri+'".'))})})}loadBufferView(e){let t=this.json.bufferViews[e];return this.getDependency("buffer",t.buffer).then(function(n){let s=t.byteLength||0,r=t.byteOffset||0;return n.slice(r,r+s)})}loadAccessor(e){let t=this,n=this.json,s=this.json.accessors[e];if(s.bufferView===void 0&&s.sparse===void 0){let o=Of[s.type],a=xo[s.componentType],l=s.normalized===!0,c=new a(s.count*o);return Promise.resolve(new ft(c,o,l))}let r=[];return s.bufferView!==void 0?r.push(this.getDependency("bufferView",s.bufferView)):r.push(null),s.sparse!==void 0&&(r.push(this.getDependency("bufferView",s.sparse.indices.bufferView)),r.push(this.getDependency("bufferView",s.sparse.values.bufferView))),Promise.all(r).then(function(o){let a=o[0],l=Of[s.type],c=xo[s.componentType],h=c.BYTES_PER_ELEMENT,u=h*l,d=s.byteOffset||0,f=s.bufferView!==void 0?n.bufferViews[s.bufferView].byteStride:void 0,m=s.normalized===!0,y,g;if(f&&f!==u){let p=Math.floor(d/f),b="InterleavedBuffer:"+s.bufferView+":"+s.componentType+":"+p+":"+s.count,v=t.cache.get(b);v||(y=new c(a,p*f,s.count*f/h),v=new ws(y,f/h),t.cache.add(b,v)),g=new wn(v,l,d%f/h,m)}else a===null?y=new c(s.count*l):y=new c(a,d,s.count*l),g=new ft(y,l,m);if(s.sparse!==void 0){let p=Of.SCALAR,b=xo[s.sparse.indices.componentType],v=s.sparse.indices.byteOffset||0,_=s.sparse.values.byteOffset||0,S=new b(o[1],v,s.sparse.count*p),T=new c(o[2],_,s.sparse.count*l);a!==null&&(g=new ft(g.array.slice(),g.itemSize,g.normalized)),g.normalized=!1;for(let x=0,M=S.length;x<M;x++){let P=S[x];if(g.setX(P,T[x*l]),l>=2&&g.setY(P,T[x*l+1]),l>=3&&g.setZ(P,T[x*l+2]),l>=4&&g.setW(P,T[x*l+3]),l>=5)throw new Error("THREE.GLTFLoader: Unsupported itemSize in sparse BufferAttribute.")}g.normalized=m}return g})}loadTexture(e){let t=this.json,n=this.options,r=t.textures[e].source,o=t.images[r],a=this.textureLoader;if(o.uri){let l=n.manager.getHandler(o.uri);l!==null&&(a=l)}return this.loadTextureImage(e,r,a)}loadTextureImage(e,t,n){let s=this,r=this.json,o=r.textures[e],a=r.images[t],l=(a.uri||a.bufferView)+":"+o.sampler;if(this.textureCache[l])return this.textureCache[l];let c=this.loadImageSource(t,n).then(function(h){h.flipY=!1,h.name=o.name||a.name||"",h.name===""&&typeof a.uri=="string"&&a.uri.startsWith("data:image/")===!1&&(h.name=a.uri);let d=(r.samplers||{})[o.sampler]||{};return h.magFilter=F0[d.magFilter]||Nt,h.minFilter=F0[d.minFilter]||Qn,h.wrapS=O0[d.wrapS]||oi,h.wrapT=O0[d.wrapT]||oi,h.generateMipmaps=!h.isCompressedTexture&&h.minFilter!==At&&h.minFilter!==Nt,s.associations.set(h,{textures:e}),h}).catch(function(){return null});return this.textureCache[l]=c,c}loadImageSource(e,t){let n=this,s=this.json,r=this.options;if(this.sourceCache[e]!==void 0)return this.sourceCache[e].then(d=>d.clone());let o=s.images[e],a=self.URL||self.webkitURL,l=o.uri||"",c=!1,h;if(t.isKTX2Loader===!0&&o.bufferView!==void 0)h=n.getDependency("bufferView",o.bufferView).then(function(d){return new Promise(function(f,m){t.parse(d,f,m)})});else{if(o.bufferView!==void 0)l=n.getDependency("bufferView",o.bufferView).then(function(d){c=!0;let f=new Blob([d],{type:o.mimeType});return l=a.createObjectURL(f),l});else if(o.uri===void 0)throw new Error("THREE.GLTFLoader: Image "+e+" is missing URI and bufferView");h=Promise.resolve(l).then(function(d){return new Promise(function(f,m){let y=f;t.isImageBitmapLoader===!0&&(y=function(g){let p=new Yt(g);p.needsUpdate=!0,f(p)}),t.load(ts.resolveURL(d,r.path),y,void 0,m)})})}let u=h.then(function(d){return c===!0&&a.revokeObjectURL(l),Ai(d,o),d.userData.mimeType=o.mimeType||LE(o.uri),d}).catch(function(d){throw console.error("THREE.GLTFLoader: Couldn't load texture",l),d});return this.sourceCache[e]=u,u}assignTexture(e,t,n,s){let r=this;return this.getDependency("texture",n.index).then(function(o){if(!o)return null;if(n.texCoord!==void 0&&n.texCoord>0&&(o=o.clone(),o.channel=n.texCoord),r.extensions[je.KHR_TEXTURE_TRANSFORM]){let a=n.extensions!==void 0?n.extensions[je.KHR_TEXTURE_TRANSFORM]:void 0;if(a){let l=r.associations.get(o);o=r.extensions[je.KHR_TEXTURE_TRANSFORM].extendTexture(o,a),r.associations.set(o,l)}}return s!==void 0&&(o.colorSpace=s),e[t]=o,o})}assignFinalMaterial(e){let t=e.geometry,n=e.material,s=t.attributes.tangent===void 0,r=t.attributes.color!==void 0,o=t.attributes.normal===void 0;if(e.isPoints){let a="PointsMaterial:"+n.uuid,l=this.cache.get(a);l||(l=new no,Sn.prototype.copy.call(l,n),l.color.copy(n.color),l.map=n.map,l.sizeAttenuation=!1,this.cache.add(a,l)),n=l}else if(e.isLine){let a="LineBasicMaterial:"+n.uuid,l=this.cache.get(a);l||(l=new Zn,Sn.prototype.copy.call(l,n),l.color.copy(n.color),l.map=n.map,this.cache.add(a,l)),n=l}if(s||r||o){let a="ClonedMaterial:"+n.uuid+":";s&&(a+="derivative-tangents:"),r&&(a+="vertex-colors:"),o&&(a+="flat-shading:");let l=this.cache.get(a);l||(l=n.clone(),r&&(l.vertexColors=!0),o&&(l.flatShading=!0),s&&(l.normalScale&&(l.normalScale.y*=-1),l.clearcoatNormalScale&&(l.clearcoatNormalScale.y*=-1)),this.cache.add(a,l),this.associations.set(l,this.associations.get(n))),n=l}e.material=n}getMaterialType(){return ar}loadMaterial(e){let t=this,n=this.json,s=this.extensions,r=n.materials[e],o,a={},l=r.extensions||{},c=[];if(l[je.KHR_MATERIALS_UNLIT]){let u=s[je.KHR_MATERIALS_UNLIT];o=u.getMaterialType(),c.push(u.extendParams(a,r,t))}else{let u=r.pbrMetallicRoughness||{};if(a.color=new Ee(1,1,1),a.opacity=1,Array.isArray(u.baseColorFactor)){let d=u.baseColorFactor;a.color.setRGB(d[0],d[1],d[2],Cn),a.opacity=d[3]}u.baseColorTexture!==void 0&&c.push(t.assignTexture(a,"map",u.baseColorTexture,at)),a.metalness=u.metallicFactor!==void 0?u.metallicFactor:1,a.roughness=u.roughnessFactor!==void 0?u.roughnessFactor:1,u.metallicRoughnessTexture!==void 0&&(c.push(t.assignTexture(a,"metalnessMap",u.metallicRoughnessTexture)),c.push(t.assignTexture(a,"roughnessMap",u.metallicRoughnessTexture))),o=this._invokeOne(function(d){return d.getMaterialType&&d.getMaterialType(e)}),c.push(Promise.all(this._invokeAll(function(d){return d.extendMaterialParams&&d.extendMaterialParams(e,a)})))}r.doubleSided===!0&&(a.side=Ft);let h=r.alphaMode||kf.OPAQUE;if(h===kf.BLEND?(a.transparent=!0,a.depthWrite=!1):(a.transparent=!1,h===kf.MASK&&(a.alphaTest=r.alphaCutoff!==void 0?r.alphaCutoff:.5)),r.normalTexture!==void 0&&o!==Pt&&(c.push(t.assignTexture(a,"normalMap",r.normalTexture)),a.normalScale=new be(1,1),r.normalTexture.scale!==void 0)){let u=r.normalTexture.scale;a.normalScale.set(u,u)}if(r.occlusionTexture!==void 0&&o!==Pt&&(c.push(t.assignTexture(a,"aoMap",r.occlusionTexture)),r.occlusionTexture.strength!==void 0&&(a.aoMapIntensity=r.occlusionTexture.strength)),r.emissiveFactor!==void 0&&o!==Pt){let u=r.emissiveFactor;a.emissive=new Ee().setRGB(u[0],u[1],u[2],Cn)}return r.emissiveTexture!==void 0&&o!==Pt&&c.push(t.assignTexture(a,"emissiveMap",r.emissiveTexture,at)),Promise.all(c).then(function(){let u=new o(a);return r.name&&(u.name=r.name),Ai(u,r),t.associations.set(u,{materials:e}),r.extensions&&_r(s,u,r),u})}createUniqueName(e){let t=vt.sanitizeNodeName(e||"");return t in this.nodeNamesUsed?t+"_"+ ++this.nodeNamesUsed[t]:(this.nodeNamesUsed[t]=0,t)}loadGeometries(e){let t=this,n=this.extensions,s=this.primitiveCache;function r(a){return n[je.KHR_DRACO_MESH_COMPRESSION].decodePrimitive(a,t).then(function(l){return k0(l,a,t)})}let o=[];for(let a=0,l=e.length;a<l;a++){let c=e[a],h=IE(c),u=s[h];if(u)o.push(u.promise);else{let d;c.extensions&&c.extensions[je.KHR_DRACO_MESH_COMPRESSION]?d=r(c):d=k0(new et,c,t),c.mode===ei.TRIANGLE_STRIP?d=d.then(f=>Ff(f,Da)):c.mode===ei.TRIANGLE_FAN&&(d=d.then(f=>Ff(f,fo))),s[h]={primitive:c,promise:d},o.push(d)}}return Promise.all(o)}loadMesh(e){let t=this,n=this.json,s=this.extensions,r=n.meshes[e],o=r.primitives,a=[];for(let l=0,c=o.length;l<c;l++){let h=o[l].material===void 0?RE(this.cache):this.getDependency("material",o[l].material);a.push(h)}return a.push(t.loadGeometries(o)),Promise.all(a).then(async function(l){let c=l.slice(0,l.length-1),h=l[l.length-1],u=[];for(let f=0,m=h.length;f<m;f++){let y=h[f],g=o[f],p,b=c[f];if(g.mode===ei.TRIANGLES||g.mode===ei.TRIANGLE_STRIP||g.mode===ei.TRIANGLE_FAN||g.mode===void 0){let v=r.isSkinnedMesh===!0,_=y.hasAttribute("skinIndex")&&y.hasAttribute("skinWeight");v&&_===!1&&console.warn("THREE.GLTFLoader: Missing skinIndex or skinWeight attributes. Skinning disabled."),p=v&&_?new aa(y,b):new Ke(y,b),p.isSkinnedMesh===!0&&p.normalizeSkinWeights()}else if(g.mode===ei.LINES)p=new ir(y,b);else if(g.mode===ei.LINE_STRIP)p=new ji(y,b);else if(g.mode===ei.LINE_LOOP)p=new sr(y,b);else if(g.mode===ei.POINTS)p=new ca(y,b);else throw new Error("THREE.GLTFLoader: Primitive mode unsupported: "+g.mode);Object.keys(p.geometry.morphAttributes).length>0&&PE(p,r),p.name=t.createUniqueName(r.name||"mesh_"+e),Ai(p,r),g.extensions&&_r(s,p,g),t.assignFinalMaterial(p),u.push(p)}for(let f=0,m=u.length;f<m;f++)t.associations.set(u[f],{meshes:e,primitives:f});if(u.length===1)return r.extensions&&_r(s,u[0],r),u[0];let d=new lt;r.extensions&&_r(s,d,r),t.associations.set(d,{meshes:e});for(let f=0,m=u.length;f<m;f++)d.add(u[f]);return d})}loadCamera(e){let t,n=this.json.cameras[e],s=n[n.type];if(!s){console.warn("THREE.GLTFLoader: Missing camera parameters.");return}return n.type==="perspective"?t=new Kt(Is.radToDeg(s.yfov),s.aspectRatio||1,s.znear||1,s.zfar||2e6):n.type==="orthographic"&&(t=new cr(-s.xmag,s.xmag,s.ymag,-s.ymag,s.znear,s.zfar)),n.name&&(t.name=this.createUniqueName(n.name)),Ai(t,n),Promise.resolve(t)}loadSkin(e){let t=this.json.skins[e],n=[];for(let s=0,r=t.joints.length;s<r;s++)n.push(this._loadNodeShallow(t.joints[s]));return t.inverseBindMatrices!==void 0?n.push(this.getDependency("accessor",t.inverseBindMatrices)):n.push(null),Promise.all(n).then(function(s){let r=s.pop(),o=s,a=[],l=[];for(let c=0,h=o.length;c<h;c++){let u=o[c];if(u){a.push(u);let d=new se;r!==null&&d.fromArray(r.array,c*16),l.push(d)}else console.warn('THREE.GLTFLoader: Joint "%s" could not be found.',t.joints[c])}return new la(a,l)})}loadAnimation(e){let t=this.json,n=this,s=t.animations[e],r=s.name?s.name:"animation_"+e,o=[],a=[],l=[],c=[],h=[];for(let u=0,d=s.channels.length;u<d;u++){let f=s.channels[u],m=s.samplers[f.sampler],y=f.target,g=y.node,p=s.parameters!==void 0?s.parameters[m.input]:m.input,b=s.parameters!==void 0?s.parameters[m.output]:m.output;y.node!==void 0&&(o.push(this.getDependency("node",g)),a.push(this.getDependency("accessor",p)),l.push(this.getDependency("accessor",b)),c.push(m),h.push(y))}return Promise.all([Promise.all(o),Promise.all(a),Promise.all(l),Promise.all(c),Promise.all(h)]).then(function(u){let d=u[0],f=u[1],m=u[2],y=u[3],g=u[4],p=[];for(let v=0,_=d.length;v<_;v++){let S=d[v],T=f[v],x=m[v],M=y[v],P=g[v];if(S===void 0)continue;S.updateMatrix&&S.updateMatrix();let E=n._createAnimationTracks(S,T,x,M,P);if(E)for(let D=0;D<E.length;D++)p.push(E[D])}let b=new ba(r,void 0,p);return Ai(b,s),b})}createNodeMesh(e){let t=this.json,n=this,s=t.nodes[e];return s.mesh===void 0?null:n.getDependency("mesh",s.mesh).then(function(r){let o=n._getNodeRef(n.meshCache,s.mesh,r);return s.weights!==void 0&&o.traverse(function(a){if(a.isMesh)for(let l=0,c=s.weights.length;l<c;l++)a.morphTargetInfluences[l]=s.weights[l]}),o})}loadNode(e){let t=this.json,n=this,s=t.nodes[e],r=n._loadNodeShallow(e),o=[],a=s.children||[];for(let c=0,h=a.length;c<h;c++)o.push(n.getDependency("node",a[c]));let l=s.skin===void 0?Promise.resolve(null):n.getDependency("skin",s.skin);return Promise.all([r,Promise.all(o),l]).then(function(c){let h=c[0],u=c[1],d=c[2];d!==null&&h.traverse(function(f){f.isSkinnedMesh&&f.bind(d,DE)});for(let f=0,m=u.length;f<m;f++)h.add(u[f]);if(h.userData.pivot!==void 0&&u.length>0){let f=h.userData.pivot,m=u[0];h.pivot=new R().fromArray(f),h.position.x-=f[0],h.position.y-=f[1],h.position.z-=f[2],m.position.set(0,0,0),delete h.userData.pivot}return h})}_loadNodeShallow(e){let t=this.json,n=this.extensions,s=this;if(this.nodeCache[e]!==void 0)return this.nodeCache[e];let r=t.nodes[e],o=r.name?s.createUniqueName(r.name):"",a=[],l=s._invokeOne(function(c){return c.createNodeMesh&&c.createNodeMesh(e)});return l&&a.push(l),r.camera!==void 0&&a.push(s.getDependency("camera",r.camera).then(function(c){return s._getNodeRef(s.cameraCache,r.camera,c)})),s._invokeAll(function(c){return c.createNodeAttachment&&c.createNodeAttachment(e)}).forEach(function(c){a.push(c)}),this.nodeCache[e]=Promise.all(a).then(function(c){let h;if(r.isBone===!0?h=new to:c.length>1?h=new lt:c.length===1?h=c[0]:h=new Ct,h!==c[0])for(let u=0,d=c.length;u<d;u++)h.add(c[u]);if(r.name&&(h.userData.name=r.name,h.name=o),Ai(h,r),r.extensions&&_r(n,h,r),r.matrix!==void 0){let u=new se;u.fromArray(r.matrix),h.applyMatrix4(u)}else r.translation!==void 0&&h.position.fromArray(r.translation),r.rotation!==void 0&&h.quaternion.fromArray(r.rotation),r.scale!==void 0&&h.scale.fromArray(r.scale);if(!s.associations.has(h))s.associations.set(h,{});else if(r.mesh!==void 0&&s.meshCache.refs[r.mesh]>1){let u=s.associations.get(h);s.associations.set(h,{...u})}return s.associations.get(h).nodes=e,h}),this.nodeCache[e]}loadScene(e){let t=this.extensions,n=this.json.scenes[e],s=this,r=new lt;n.name&&(r.name=s.createUniqueName(n.name)),Ai(r,n),n.extensions&&_r(t,r,n);let o=n.nodes||[],a=[];for(let l=0,c=o.length;l<c;l++)a.push(s.getDependency("node",o[l]));return Promise.all(a).then(function(l){for(let h=0,u=l.length;h<u;h++){let d=l[h];d.parent!==null?r.add(L0(d)):r.add(d)}let c=h=>{let u=new Map;for(let[d,f]of s.associations)(d instanceof Sn||d instanceof Yt)&&u.set(d,f);return h.traverse(d=>{let f=s.associations.get(d);f!=null&&u.set(d,f)}),u};return s.associations=c(r),r})}_createAnimationTracks(e,t,n,s,r){let o=[],a=e.name?e.name:e.uuid,l=[];function c(f){f.morphTargetInfluences&&l.push(f.name?f.name:f.uuid)}Fs[r.path]===Fs.weights?(c(e),e.isGroup&&e.children.forEach(c)):l.push(a);let h;switch(Fs[r.path]){case Fs.weights:h=Zi;break;case Fs.rotation:h=Qi;break;case Fs.translation:case Fs.scale:h=As;break;default:n.itemSize===1?h=Zi:h=As;break}let u=s.interpolation!==void 0?EE[s.interpolation]:tr,d=this._getArrayFromAccessor(n);for(let f=0,m=l.length;f<m;f++){let y=new h(l[f]+"."+Fs[r.path],t.array,d,u);s.interpolation==="CUBICSPLINE"&&this._createCubicSplineTrackInterpolant(y),o.push(y)}return o}_getArrayFromAccessor(e){let t=e.array;if(e.normalized){let n=cp(t.constructor),s=new Float32Array(t.length);for(let r=0,o=t.length;r<o;r++)s[r]=t[r]*n;t=s}return t}_createCubicSplineTrackInterpolant(e){e.createInterpolant=function(n){let s=this instanceof Qi?ap:Mh;return new s(this.times,this.values,this.getValueSize()/3,n)},e.createInterpolant.isInterpolantFactoryMethodGLTFCubicSpline=!0}};function NE(i,e,t){let n=e.attributes,s=new nt;if(n.POSITION!==void 0){let a=t.json.accessors[n.POSITION],l=a.min,c=a.max;if(l!==void 0&&c!==void 0){if(s.set(new R(l[0],l[1],l[2]),new R(c[0],c[1],c[2])),a.normalized){let h=cp(xo[a.componentType]);s.min.multiplyScalar(h),s.max.multiplyScalar(h)}}else{console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.");return}}else return;let r=e.targets;if(r!==void 0){let a=new R,l=new R;for(let c=0,h=r.length;c<h;c++){let u=r[c];if(u.POSITION!==void 0){let d=t.json.accessors[u.POSITION],f=d.min,m=d.max;if(f!==void 0&&m!==void 0){if(l.setX(Math.max(Math.abs(f[0]),Math.abs(m[0]))),l.setY(Math.max(Math.abs(f[1]),Math.abs(m[1]))),l.setZ(Math.max(Math.abs(f[2]),Math.abs(m[2]))),d.normalized){let y=cp(xo[d.componentType]);l.multiplyScalar(y)}a.max(l)}else console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.")}}s.expandByVector(a)}i.boundingBox=s;let o=new on;s.getCenter(o.center),o.radius=s.min.distanceTo(s.max)/2,i.boundingSphere=o}function k0(i,e,t){let n=e.attributes,s=[];function r(o,a){return t.getDependency("accessor",o).then(function(l){i.setAttribute(a,l)})}for(let o in n){let a=lp[o]||o.toLowerCase();a in i.attributes||s.push(r(n[o],a))}if(e.indices!==void 0&&!i.index){let o=t.getDependency("accessor",e.indices).then(function(a){i.setIndex(a)});s.push(o)}return Xe.workingColorSpace!==Cn&&"COLOR_0"in n&&console.warn(`THREE.GLTFLoader: Converting vertex colors from "srgb-linear" to "${Xe.workingColorSpace}" not supported.`),Ai(i,e),NE(i,e,t),Promise.all(s).then(function(){return e.targets!==void 0?CE(i,e.targets,t):i})}var B0=(function(){var i="b9H79Tebbbe8Fv9Gbb9Gvuuuuueu9Giuuub9Geueu9Giuuueuixkbeeeddddillviebeoweuecj:Gdkr;Neqo9TW9T9VV95dbH9F9F939H79T9F9J9H229F9Jt9VV7bb8A9TW79O9V9Wt9F9KW9J9V9KW9wWVtW949c919M9MWVbeY9TW79O9V9Wt9F9KW9J9V9KW69U9KW949c919M9MWVbdE9TW79O9V9Wt9F9KW9J9V9KW69U9KW949tWG91W9U9JWbiL9TW79O9V9Wt9F9KW9J9V9KWS9P2tWV9p9JtblK9TW79O9V9Wt9F9KW9J9V9KWS9P2tWV9r919HtbvL9TW79O9V9Wt9F9KW9J9V9KWS9P2tWVT949WboY9TW79O9V9Wt9F9KW9J9V9KWS9P2tWVJ9V29VVbrl79IV9Rbwq:VZkdbk:XYi5ud9:du8Jjjjjbcj;kb9Rgv8Kjjjjbc9:hodnalTmbcuhoaiRbbgrc;WeGc:Ge9hmbarcsGgwce0mbc9:hoalcufadcd4cbawEgDadfgrcKcaawEgqaraq0Egk6mbaicefhxcj;abad9Uc;WFbGcjdadca0EhmaialfgPar9Rgoadfhsavaoadz:jjjjbgzceVhHcbhOdndninaeaO9nmeaPax9RaD6mdamaeaO9RaOamfgoae6EgAcsfglc9WGhCabaOad2fhXaAcethQaxaDfhiaOaeaoaeao6E9RhLalcl4cifcd4hKazcj;cbfaAfhYcbh8AazcjdfhEaHh3incbh5dnawTmbaxa8Acd4fRbbh5kcbh8Eazcj;cbfhqinaih8Fdndndndna5a8Ecet4ciGgoc9:fPdebdkaPa8F9RaA6mrazcj;cbfa8EaA2fa8FaAz:jjjjb8Aa8FaAfhixdkazcj;cbfa8EaA2fcbaAz:kjjjb8Aa8FhixekaPa8F9RaK6mva8FaKfhidnaCTmbaPai9RcK6mbaocdtc:q:G:cjbfcj:G:cjbawEhaczhrcbhlinargoc9Wfghaqfhrdndndndndndnaaa8Fahco4fRbbalcoG4ciGcdtfydbPDbedvivvvlvkar9cb83bwar9cb83bbxlkarcbaiRbdai8Xbb9c:c:qj:bw9:9c:q;c1:I1e:d9c:b:c:e1z9:gg9cjjjjjz:dg8J9qE86bbaqaofgrcGfcbaicdfa8J9c8N1:NfghRbbag9cjjjjjw:dg8J9qE86bbarcVfcbaha8J9c8M1:NfghRbbag9cjjjjjl:dg8J9qE86bbarc7fcbaha8J9c8L1:NfghRbbag9cjjjjjd:dg8J9qE86bbarctfcbaha8J9c8K1:NfghRbbag9cjjjjje:dg8J9qE86bbarc91fcbaha8J9c8J1:NfghRbbag9cjjjj;ab:dg8J9qE86bbarc4fcbaha8J9cg1:NfghRbbag9cjjjja:dg8J9qE86bbarc93fcbaha8J9ch1:NfghRbbag9cjjjjz:dgg9qE86bbarc94fcbahag9ca1:NfghRbbai8Xbe9c:c:qj:bw9:9c:q;c1:I1e:d9c:b:c:e1z9:gg9cjjjjjz:dg8J9qE86bbarc95fcbaha8J9c8N1:NfgiRbbag9cjjjjjw:dg8J9qE86bbarc96fcbaia8J9c8M1:NfgiRbbag9cjjjjjl:dg8J9qE86bbarc97fcbaia8J9c8L1:NfgiRbbag9cjjjjjd:dg8J9qE86bbarc98fcbaia8J9c8K1:NfgiRbbag9cjjjjje:dg8J9qE86bbarc99fcbaia8J9c8J1:NfgiRbbag9cjjjj;ab:dg8J9qE86bbarc9:fcbaia8J9cg1:NfgiRbbag9cjjjja:dg8J9qE86bbarcufcbaia8J9ch1:NfgiRbbag9cjjjjz:dgg9qE86bbaiag9ca1:NfhixikaraiRblaiRbbghco4g8Ka8KciSg8KE86bbaqaofgrcGfaiclfa8Kfg8KRbbahcl4ciGg8La8LciSg8LE86bbarcVfa8Ka8Lfg8KRbbahcd4ciGg8La8LciSg8LE86bbarc7fa8Ka8Lfg8KRbbahciGghahciSghE86bbarctfa8Kahfg8KRbbaiRbeghco4g8La8LciSg8LE86bbarc91fa8Ka8Lfg8KRbbahcl4ciGg8La8LciSg8LE86bbarc4fa8Ka8Lfg8KRbbahcd4ciGg8La8LciSg8LE86bbarc93fa8Ka8Lfg8KRbbahciGghahciSghE86bbarc94fa8Kahfg8KRbbaiRbdghco4g8La8LciSg8LE86bbarc95fa8Ka8Lfg8KRbbahcl4ciGg8La8LciSg8LE86bbarc96fa8Ka8Lfg8KRbbahcd4ciGg8La8LciSg8LE86bbarc97fa8Ka8Lfg8KRbbahciGghahciSghE86bbarc98fa8KahfghRbbaiRbigico4g8Ka8KciSg8KE86bbarc99faha8KfghRbbaicl4ciGg8Ka8KciSg8KE86bbarc9:faha8KfghRbbaicd4ciGg8Ka8KciSg8KE86bbarcufaha8KfgrRbbaiciGgiaiciSgiE86bbaraifhixdkaraiRbwaiRbbghcl4g8Ka8KcsSg8KE86bbaqaofgrcGfaicwfa8Kfg8KRbbahcsGghahcsSghE86bbarcVfa8KahfghRbbaiRbeg8Kcl4g8La8LcsSg8LE86bbarc7faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarctfaha8KfghRbbaiRbdg8Kcl4g8La8LcsSg8LE86bbarc91faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarc4faha8KfghRbbaiRbig8Kcl4g8La8LcsSg8LE86bbarc93faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarc94faha8KfghRbbaiRblg8Kcl4g8La8LcsSg8LE86bbarc95faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarc96faha8KfghRbbaiRbvg8Kcl4g8La8LcsSg8LE86bbarc97faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarc98faha8KfghRbbaiRbog8Kcl4g8La8LcsSg8LE86bbarc99faha8LfghRbba8KcsGg8Ka8KcsSg8KE86bbarc9:faha8KfghRbbaiRbrgicl4g8Ka8KcsSg8KE86bbarcufaha8KfgrRbbaicsGgiaicsSgiE86bbaraifhixekarai8Pbw83bwarai8Pbb83bbaiczfhikdnaoaC9pmbalcdfhlaoczfhraPai9RcL0mekkaoaC6moaimexokaCmva8FTmvkaqaAfhqa8Ecefg8Ecl9hmbkdndndndnawTmbasa8Acd4fRbbgociGPlbedrbkaATmdaza8Afh8Fazcj;cbfhhcbh8EaEhaina8FRbbhraahocbhlinaoahalfRbbgqce4cbaqceG9R7arfgr86bbaoadfhoaAalcefgl9hmbkaacefhaa8Fcefh8FahaAfhha8Ecefg8Ecl9hmbxikkaATmeaza8Afhaazcj;cbfhhcbhoceh8EaYh8FinaEaofhlaa8Vbbhrcbhoinala8FaofRbbcwtahaofRbbgqVc;:FiGce4cbaqceG9R7arfgr87bbaladfhlaLaocefgofmbka8FaQfh8FcdhoaacdfhaahaQfhha8EceGhlcbh8EalmbxdkkaATmbaocl4h8Eaza8AfRbbhqcwhoa3hlinalRbbaotaqVhqalcefhlaocwfgoca9hmbkcbhhaEh8FaYhainazcj;cbfahfRbbhrcwhoaahlinalRbbaotarVhralaAfhlaocwfgoca9hmbkara8E94aq7hqcbhoa8Fhlinalaqao486bbalcefhlaocwfgoca9hmbka8Fadfh8FaacefhaahcefghaA9hmbkkaEclfhEa3clfh3a8Aclfg8Aad6mbkaXazcjdfaAad2z:jjjjb8AazazcjdfaAcufad2fadz:jjjjb8AaAaOfhOaihxaimbkc9:hoxdkcbc99aPax9RakSEhoxekc9:hokavcj;kbf8Kjjjjbaok:ysezu8Jjjjjbc;ae9Rgv8Kjjjjbc9:hodnalaeci9UgrcHf6mbcuhoaiRbbgwc;WeGc;Ge9hmbawcsGgDce0mbavc;abfcFecjez:kjjjb8Aav9cu83iUav9cu83i8Wav9cu83iyav9cu83iaav9cu83iKav9cu83izav9cu83iwav9cu83ibaialfc9WfhqaicefgwarfhldnaeTmbcmcsaDceSEhkcbhxcbhmcbhrcbhicbhoindnalaq9nmbc9:hoxikdndnawRbbgDc;Ve0mbavc;abfaoaDcu7gPcl4fcsGcitfgsydlhzasydbhHdndnaDcsGgsak9pmbavaiaPfcsGcdtfydbaxasEhDaxasTgOfhxxekdndnascsSmbcehOasc987asamffcefhDxekalcefhDal8SbbgscFeGhPdndnascu9mmbaDhlxekalcvfhlaPcFbGhPcrhsdninaD8SbbgOcFbGastaPVhPaOcu9kmeaDcefhDascrfgsc8J9hmbxdkkaDcefhlkcehOaPce4cbaPceG9R7amfhDkaDhmkavc;abfaocitfgsaDBdbasazBdlavaicdtfaDBdbavc;abfaocefcsGcitfgsaHBdbasaDBdlaocdfhoaOaifhidnadcd9hmbabarcetfgsaH87ebasclfaD87ebascdfaz87ebxdkabarcdtfgsaHBdbascwfaDBdbasclfazBdbxekdnaDcpe0mbavaiaqaDcsGfRbbgscl4gP9RcsGcdtfydbaxcefgOaPEhDavaias9RcsGcdtfydbaOaPTgzfgOascsGgPEhsaPThPdndnadcd9hmbabarcetfgHax87ebaHclfas87ebaHcdfaD87ebxekabarcdtfgHaxBdbaHcwfasBdbaHclfaDBdbkavaicdtfaxBdbavc;abfaocitfgHaDBdbaHaxBdlavaicefgicsGcdtfaDBdbavc;abfaocefcsGcitfgHasBdbaHaDBdlavaiazfgicsGcdtfasBdbavc;abfaocdfcsGcitfgDaxBdbaDasBdlaocifhoaiaPfhiaOaPfhxxekaxcbalRbbgsEgHaDc;:eSgDfhOascsGhAdndnascl4gCmbaOcefhzxekaOhzavaiaC9RcsGcdtfydbhOkdndnaAmbazcefhxxekazhxavaias9RcsGcdtfydbhzkdndnaDTmbalcefhDxekalcdfhDal8SbegPcFeGhsdnaPcu9kmbalcofhHascFbGhscrhldninaD8SbbgPcFbGaltasVhsaPcu9kmeaDcefhDalcrfglc8J9hmbkaHhDxekaDcefhDkasce4cbasceG9R7amfgmhHkdndnaCcsSmbaDhsxekaDcefhsaD8SbbglcFeGhPdnalcu9kmbaDcvfhOaPcFbGhPcrhldninas8SbbgDcFbGaltaPVhPaDcu9kmeascefhsalcrfglc8J9hmbkaOhsxekascefhskaPce4cbaPceG9R7amfgmhOkdndnaAcsSmbashlxekascefhlas8SbbgDcFeGhPdnaDcu9kmbascvfhzaPcFbGhPcrhDdninal8SbbgscFbGaDtaPVhPascu9kmealcefhlaDcrfgDc8J9hmbkazhlxekalcefhlkaPce4cbaPceG9R7amfgmhzkdndnadcd9hmbabarcetfgDaH87ebaDclfaz87ebaDcdfaO87ebxekabarcdtfgDaHBdbaDcwfazBdbaDclfaOBdbkavc;abfaocitfgDaOBdbaDaHBdlavaicdtfaHBdbavc;abfaocefcsGcitfgDazBdbaDaOBdlavaicefgicsGcdtfaOBdbavc;abfaocdfcsGcitfgDaHBdbaDazBdlavaiaCTaCcsSVfgicsGcdtfazBdbaiaATaAcsSVfhiaocifhokawcefhwaocsGhoaicsGhiarcifgrae6mbkkcbc99alaqSEhokavc;aef8Kjjjjbaok:clevu8Jjjjjbcz9Rhvdnalaecvf9pmbc9:skdnaiRbbc;:eGc;qeSmbcuskav9cb83iwaicefhoaialfc98fhrdnaeTmbdnadcdSmbcbhwindnaoar6mbc9:skaocefhlao8SbbgicFeGhddndnaicu9mmbalhoxekaocvfhoadcFbGhdcrhidninal8SbbgDcFbGaitadVhdaDcu9kmealcefhlaicrfgic8J9hmbxdkkalcefhokabawcdtfadc8Etc8F91adcd47avcwfadceGcdtVglydbfgiBdbalaiBdbawcefgwae9hmbxdkkcbhwindnaoar6mbc9:skaocefhlao8SbbgicFeGhddndnaicu9mmbalhoxekaocvfhoadcFbGhdcrhidninal8SbbgDcFbGaitadVhdaDcu9kmealcefhlaicrfgic8J9hmbxdkkalcefhokabawcetfadc8Etc8F91adcd47avcwfadceGcdtVglydbfgi87ebalaiBdbawcefgwae9hmbkkcbc99aoarSEk:Lvoeue99dud99eud99dndnadcl9hmbaeTmeindndnabcdfgd8Sbb:Yab8Sbbgi:Ygl:l:tabcefgv8Sbbgo:Ygr:l:tgwJbb;:9cawawNJbbbbawawJbbbb9GgDEgq:mgkaqaicb9iEalMgwawNakaqaocb9iEarMgqaqNMM:r:vglNJbbbZJbbb:;aDEMgr:lJbbb9p9DTmbar:Ohixekcjjjj94hikadai86bbdndnaqalNJbbbZJbbb:;aqJbbbb9GEMgq:lJbbb9p9DTmbaq:Ohdxekcjjjj94hdkavad86bbdndnawalNJbbbZJbbb:;awJbbbb9GEMgw:lJbbb9p9DTmbaw:Ohdxekcjjjj94hdkabad86bbabclfhbaecufgembxdkkaeTmbindndnabclfgd8Ueb:Yab8Uebgi:Ygl:l:tabcdfgv8Uebgo:Ygr:l:tgwJb;:FSawawNJbbbbawawJbbbb9GgDEgq:mgkaqaicb9iEalMgwawNakaqaocb9iEarMgqaqNMM:r:vglNJbbbZJbbb:;aDEMgr:lJbbb9p9DTmbar:Ohixekcjjjj94hikadai87ebdndnaqalNJbbbZJbbb:;aqJbbbb9GEMgq:lJbbb9p9DTmbaq:Ohdxekcjjjj94hdkavad87ebdndnawalNJbbbZJbbb:;awJbbbb9GEMgw:lJbbb9p9DTmbaw:Ohdxekcjjjj94hdkabad87ebabcwfhbaecufgembkkk:4ioiue99dud99dud99dnaeTmbcbhiabhlindndnal8Uebgv:YgoJ:ji:1Salcof8UebgrciVgw:Y:vgDNJbbbZJbbb:;avcu9kEMgq:lJbbb9p9DTmbaq:Ohkxekcjjjj94hkkalclf8Uebhvalcdf8UebhxalarcefciGcetfak87ebdndnax:YgqaDNJbbbZJbbb:;axcu9kEMgm:lJbbb9p9DTmbam:Ohxxekcjjjj94hxkabaiarciGgkfcd7cetfax87ebdndnav:YgmaDNJbbbZJbbb:;avcu9kEMgP:lJbbb9p9DTmbaP:Ohvxekcjjjj94hvkalarcufciGcetfav87ebdndnawaw2:ZgPaPMaoaoN:taqaqN:tamamN:tgoJbbbbaoJbbbb9GE:raDNJbbbZMgD:lJbbb9p9DTmbaD:Ohrxekcjjjj94hrkalakcetfar87ebalcwfhlaiclfhiaecufgembkkk9mbdnadcd4ae2gdTmbinababydbgecwtcw91:Yaece91cjjj98Gcjjj;8if::NUdbabclfhbadcufgdmbkkk:Tvirud99eudndnadcl9hmbaeTmeindndnabRbbgiabcefgl8Sbbgvabcdfgo8Sbbgrf9R:YJbbuJabcifgwRbbgdce4adVgDcd4aDVgDcl4aDVgD:Z:vgqNJbbbZMgk:lJbbb9p9DTmbak:Ohxxekcjjjj94hxkaoax86bbdndnaraif:YaqNJbbbZMgk:lJbbb9p9DTmbak:Ohoxekcjjjj94hokalao86bbdndnavaifar9R:YaqNJbbbZMgk:lJbbb9p9DTmbak:Ohixekcjjjj94hikabai86bbdndnaDadcetGadceGV:ZaqNJbbbZMgq:lJbbb9p9DTmbaq:Ohdxekcjjjj94hdkawad86bbabclfhbaecufgembxdkkaeTmbindndnab8Vebgiabcdfgl8Uebgvabclfgo8Uebgrf9R:YJbFu9habcofgw8Vebgdce4adVgDcd4aDVgDcl4aDVgDcw4aDVgD:Z:vgqNJbbbZMgk:lJbbb9p9DTmbak:Ohxxekcjjjj94hxkaoax87ebdndnaraif:YaqNJbbbZMgk:lJbbb9p9DTmbak:Ohoxekcjjjj94hokalao87ebdndnavaifar9R:YaqNJbbbZMgk:lJbbb9p9DTmbak:Ohixekcjjjj94hikabai87ebdndnaDadcetGadceGV:ZaqNJbbbZMgq:lJbbb9p9DTmbaq:Ohdxekcjjjj94hdkawad87ebabcwfhbaecufgembkkk9teiucbcbyd:K:G:cjbgeabcifc98GfgbBd:K:G:cjbdndnabZbcztgd9nmbcuhiabad9RcFFifcz4nbcuSmekaehikaik;LeeeudndnaeabVciGTmbabhixekdndnadcz9pmbabhixekabhiinaiaeydbBdbaiclfaeclfydbBdbaicwfaecwfydbBdbaicxfaecxfydbBdbaeczfheaiczfhiadc9Wfgdcs0mbkkadcl6mbinaiaeydbBdbaeclfheaiclfhiadc98fgdci0mbkkdnadTmbinaiaeRbb86bbaicefhiaecefheadcufgdmbkkabk;aeedudndnabciGTmbabhixekaecFeGc:b:c:ew2hldndnadcz9pmbabhixekabhiinaialBdbaicxfalBdbaicwfalBdbaiclfalBdbaiczfhiadc9Wfgdcs0mbkkadcl6mbinaialBdbaiclfhiadc98fgdci0mbkkdnadTmbinaiae86bbaicefhiadcufgdmbkkabkk83dbcj:Gdk8Kbbbbdbbblbbbwbbbbbbbebbbdbbblbbbwbbbbc:K:Gdkl8W:qbb",e="b9H79TebbbeKl9Gbb9Gvuuuuueu9Giuuub9Geueuixkbbebeeddddilve9Weeeviebeoweuecj:Gdkr;Neqo9TW9T9VV95dbH9F9F939H79T9F9J9H229F9Jt9VV7bb8A9TW79O9V9Wt9F9KW9J9V9KW9wWVtW949c919M9MWVbdY9TW79O9V9Wt9F9KW9J9V9KW69U9KW949c919M9MWVblE9TW79O9V9Wt9F9KW9J9V9KW69U9KW949tWG91W9U9JWbvL9TW79O9V9Wt9F9KW9J9V9KWS9P2tWV9p9JtboK9TW79O9V9Wt9F9KW9J9V9KWS9P2tWV9r919HtbrL9TW79O9V9Wt9F9KW9J9V9KWS9P2tWVT949WbwY9TW79O9V9Wt9F9KW9J9V9KWS9P2tWVJ9V29VVbDl79IV9Rbqq:W9Dklbzik94evu8Jjjjjbcz9Rhbcbheincbhdcbhiinabcwfadfaicjuaead4ceGglE86bbaialfhiadcefgdcw9hmbkaeai86b:q:W:cjbaecitab8Piw83i:q:G:cjbaecefgecjd9hmbkk:JBl8Aud97dur978Jjjjjbcj;kb9Rgv8Kjjjjbc9:hodnalTmbcuhoaiRbbgrc;WeGc:Ge9hmbarcsGgwce0mbc9:hoalcufadcd4cbawEgDadfgrcKcaawEgqaraq0Egk6mbaialfgxar9RhodnadTgmmbavaoad;8qbbkaicefhPcj;abad9Uc;WFbGcjdadca0EhsdndndnadTmbaoadfhzcbhHinaeaH9nmdaxaP9RaD6miabaHad2fhOaPaDfhAasaeaH9RaHasfae6EgCcsfgocl4cifcd4hXavcj;cbfaoc9WGgQcetfhLavcj;cbfaQci2fhKavcj;cbfaQfhYcbh8Aaoc;ab6hEincbh3dnawTmbaPa8Acd4fRbbh3kcbh5avcj;cbfh8Eindndndndna3a5cet4ciGgoc9:fPdebdkaxaA9RaQ6mwdnaQTmbavcj;cbfa5aQ2faAaQ;8qbbkaAaCfhAxdkaQTmeavcj;cbfa5aQ2fcbaQ;8kbxekaxaA9RaX6moaoclVcbawEhraAaXfhocbhidnaEmbaxao9Rc;Gb6mbcbhlina8EalfhidndndndndndnaAalco4fRbbgqciGarfPDbedibledibkaipxbbbbbbbbbbbbbbbbpklbxlkaiaopbblaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLg8Fcdp:mea8FpmbzeHdOiAlCvXoQrLpxiiiiiiiiiiiiiiiip9ogapxiiiiiiiiiiiiiiiip8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaoclffagRb:q:W:cjbfhoxikaiaopbbwaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLpxssssssssssssssssp9ogapxssssssssssssssssp8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaocwffagRb:q:W:cjbfhoxdkaiaopbbbpklbaoczfhoxekaiaopbbdaoRbbghcitpbi:q:G:cjbahRb:q:W:cjbghpsaoRbeggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPpklbahaocdffagRb:q:W:cjbfhokdndndndndndnaqcd4ciGarfPDbedibledibkaiczfpxbbbbbbbbbbbbbbbbpklbxlkaiczfaopbblaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLg8Fcdp:mea8FpmbzeHdOiAlCvXoQrLpxiiiiiiiiiiiiiiiip9ogapxiiiiiiiiiiiiiiiip8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaoclffagRb:q:W:cjbfhoxikaiczfaopbbwaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLpxssssssssssssssssp9ogapxssssssssssssssssp8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaocwffagRb:q:W:cjbfhoxdkaiczfaopbbbpklbaoczfhoxekaiczfaopbbdaoRbbghcitpbi:q:G:cjbahRb:q:W:cjbghpsaoRbeggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPpklbahaocdffagRb:q:W:cjbfhokdndndndndndnaqcl4ciGarfPDbedibledibkaicafpxbbbbbbbbbbbbbbbbpklbxlkaicafaopbblaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLg8Fcdp:mea8FpmbzeHdOiAlCvXoQrLpxiiiiiiiiiiiiiiiip9ogapxiiiiiiiiiiiiiiiip8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaoclffagRb:q:W:cjbfhoxikaicafaopbbwaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLpxssssssssssssssssp9ogapxssssssssssssssssp8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbahaocwffagRb:q:W:cjbfhoxdkaicafaopbbbpklbaoczfhoxekaicafaopbbdaoRbbghcitpbi:q:G:cjbahRb:q:W:cjbghpsaoRbeggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPpklbahaocdffagRb:q:W:cjbfhokdndndndndndnaqco4arfPDbedibledibkaic8Wfpxbbbbbbbbbbbbbbbbpklbxlkaic8Wfaopbblaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLg8Fcdp:mea8FpmbzeHdOiAlCvXoQrLpxiiiiiiiiiiiiiiiip9ogapxiiiiiiiiiiiiiiiip8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Ngicitpbi:q:G:cjbaiRb:q:W:cjbgipsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Ngqcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbaiaoclffaqRb:q:W:cjbfhoxikaic8Wfaopbbwaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLpxssssssssssssssssp9ogapxssssssssssssssssp8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Ngicitpbi:q:G:cjbaiRb:q:W:cjbgipsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Ngqcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spklbaiaocwffaqRb:q:W:cjbfhoxdkaic8Wfaopbbbpklbaoczfhoxekaic8WfaopbbdaoRbbgicitpbi:q:G:cjbaiRb:q:W:cjbgipsaoRbegqcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPpklbaiaocdffaqRb:q:W:cjbfhokalc;abfhialcjefaQ0meaihlaxao9Rc;Fb0mbkkdnaiaQ9pmbaici4hlinaxao9RcK6mwa8EaifhqdndndndndndnaAaico4fRbbalcoG4ciGarfPDbedibledibkaqpxbbbbbbbbbbbbbbbbpkbbxlkaqaopbblaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLg8Fcdp:mea8FpmbzeHdOiAlCvXoQrLpxiiiiiiiiiiiiiiiip9ogapxiiiiiiiiiiiiiiiip8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spkbbahaoclffagRb:q:W:cjbfhoxikaqaopbbwaopbbbg8Fclp:mea8FpmbzeHdOiAlCvXoQrLpxssssssssssssssssp9ogapxssssssssssssssssp8Jg8Fp5b9cjF;8;4;W;G;ab9:9cU1:Nghcitpbi:q:G:cjbahRb:q:W:cjbghpsa8Fp5e9cjF;8;4;W;G;ab9:9cU1:Nggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPaaa8Fp9spkbbahaocwffagRb:q:W:cjbfhoxdkaqaopbbbpkbbaoczfhoxekaqaopbbdaoRbbghcitpbi:q:G:cjbahRb:q:W:cjbghpsaoRbeggcitpbi:q:G:cjbp9UpmbedilvorzHOACXQLpPpkbbahaocdffagRb:q:W:cjbfhokalcdfhlaiczfgiaQ6mbkkaohAaoTmoka8EaQfh8Ea5cefg5cl9hmbkdndndndnawTmbaza8Acd4fRbbglciGPlbedwbkaQTmdavcjdfa8Afhlava8Afpbdbh8Jcbhoinalavcj;cbfaofpblbg8KaYaofpblbg8LpmbzeHdOiAlCvXoQrLg8MaLaofpblbg8NaKaofpblbgypmbzeHdOiAlCvXoQrLg8PpmbezHdiOAlvCXorQLg8Fcep9Ta8Fpxeeeeeeeeeeeeeeeegap9op9Hp9rg8Fa8Jp9Ug8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp9Ug8Jp9Abbbaladfgla8Ja8Ma8PpmwDKYqk8AExm35Ps8E8Fg8Fcep9Ta8Faap9op9Hp9rg8Fp9Ug8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp9Ug8Jp9Abbbaladfgla8Ja8Ka8LpmwKDYq8AkEx3m5P8Es8Fg8Ka8NaypmwKDYq8AkEx3m5P8Es8Fg8LpmbezHdiOAlvCXorQLg8Fcep9Ta8Faap9op9Hp9rg8Fp9Ug8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp9Ug8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp9Ug8Jp9Abbbaladfgla8Ja8Ka8LpmwDKYqk8AExm35Ps8E8Fg8Fcep9Ta8Faap9op9Hp9rg8Fp9Ugap9Abbbaladfglaaa8Fa8Fpmlvorlvorlvorlvorp9Ugap9Abbbaladfglaaa8Fa8FpmwDqkwDqkwDqkwDqkp9Ugap9Abbbaladfglaaa8Fa8FpmxmPsxmPsxmPsxmPsp9Ug8Jp9AbbbaladfhlaoczfgoaQ6mbxikkaQTmeavcjdfa8Afhlava8Afpbdbh8Jcbhoinalavcj;cbfaofpblbg8KaYaofpblbg8LpmbzeHdOiAlCvXoQrLg8MaLaofpblbg8NaKaofpblbgypmbzeHdOiAlCvXoQrLg8PpmbezHdiOAlvCXorQLg8Fcep:nea8Fpxebebebebebebebebgap9op:bep9rg8Fa8Jp:oeg8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp:oeg8Jp9Abbbaladfgla8Ja8Ma8PpmwDKYqk8AExm35Ps8E8Fg8Fcep:nea8Faap9op:bep9rg8Fp:oeg8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp:oeg8Jp9Abbbaladfgla8Ja8Ka8LpmwKDYq8AkEx3m5P8Es8Fg8Ka8NaypmwKDYq8AkEx3m5P8Es8Fg8LpmbezHdiOAlvCXorQLg8Fcep:nea8Faap9op:bep9rg8Fp:oeg8Jp9Abbbaladfgla8Ja8Fa8Fpmlvorlvorlvorlvorp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmwDqkwDqkwDqkwDqkp:oeg8Jp9Abbbaladfgla8Ja8Fa8FpmxmPsxmPsxmPsxmPsp:oeg8Jp9Abbbaladfgla8Ja8Ka8LpmwDKYqk8AExm35Ps8E8Fg8Fcep:nea8Faap9op:bep9rg8Fp:oegap9Abbbaladfglaaa8Fa8Fpmlvorlvorlvorlvorp:oegap9Abbbaladfglaaa8Fa8FpmwDqkwDqkwDqkwDqkp:oegap9Abbbaladfglaaa8Fa8FpmxmPsxmPsxmPsxmPsp:oeg8Jp9AbbbaladfhlaoczfgoaQ6mbxdkkaQTmbcbhocbalcl4gl9Rc8FGhiavcjdfa8Afhrava8Afpbdbhainaravcj;cbfaofpblbg8JaYaofpblbg8KpmbzeHdOiAlCvXoQrLg8LaLaofpblbg8MaKaofpblbg8NpmbzeHdOiAlCvXoQrLgypmbezHdiOAlvCXorQLg8Faip:Rea8Falp:Tep9qg8Faap9rgap9Abbbaradfgraaa8Fa8Fpmlvorlvorlvorlvorp9rgap9Abbbaradfgraaa8Fa8FpmwDqkwDqkwDqkwDqkp9rgap9Abbbaradfgraaa8Fa8FpmxmPsxmPsxmPsxmPsp9rgap9Abbbaradfgraaa8LaypmwDKYqk8AExm35Ps8E8Fg8Faip:Rea8Falp:Tep9qg8Fp9rgap9Abbbaradfgraaa8Fa8Fpmlvorlvorlvorlvorp9rgap9Abbbaradfgraaa8Fa8FpmwDqkwDqkwDqkwDqkp9rgap9Abbbaradfgraaa8Fa8FpmxmPsxmPsxmPsxmPsp9rgap9Abbbaradfgraaa8Ja8KpmwKDYq8AkEx3m5P8Es8Fg8Ja8Ma8NpmwKDYq8AkEx3m5P8Es8Fg8KpmbezHdiOAlvCXorQLg8Faip:Rea8Falp:Tep9qg8Fp9rgap9Abbbaradfgraaa8Fa8Fpmlvorlvorlvorlvorp9rgap9Abbbaradfgraaa8Fa8FpmwDqkwDqkwDqkwDqkp9rgap9Abbbaradfgraaa8Fa8FpmxmPsxmPsxmPsxmPsp9rgap9Abbbaradfgraaa8Ja8KpmwDKYqk8AExm35Ps8E8Fg8Faip:Rea8Falp:Tep9qg8Fp9rgap9Abbbaradfgraaa8Fa8Fpmlvorlvorlvorlvorp9rgap9Abbbaradfgraaa8Fa8FpmwDqkwDqkwDqkwDqkp9rgap9Abbbaradfgraaa8Fa8FpmxmPsxmPsxmPsxmPsp9rgap9AbbbaradfhraoczfgoaQ6mbkka8Aclfg8Aad6mbkdnaCad2goTmbaOavcjdfao;8qbbkdnammbavavcjdfaCcufad2fad;8qbbkaCaHfhHc9:hoaAhPaAmbxlkkaeTmbaDalfhrcbhocuhlinaralaD9RglfaD6mdasaeao9Raoasfae6Eaofgoae6mbkaial9RhPkcbc99axaP9RakSEhoxekc9:hokavcj;kbf8Kjjjjbaokwbz:bjjjbkNsezu8Jjjjjbc;ae9Rgv8Kjjjjbc9:hodnalaeci9UgrcHf6mbcuhoaiRbbgwc;WeGc;Ge9hmbawcsGgDce0mbavc;abfcFecje;8kbav9cu83iUav9cu83i8Wav9cu83iyav9cu83iaav9cu83iKav9cu83izav9cu83iwav9cu83ibaialfc9WfhqaicefgwarfhldnaeTmbcmcsaDceSEhkcbhxcbhmcbhrcbhicbhoindnalaq9nmbc9:hoxikdndnawRbbgDc;Ve0mbavc;abfaoaDcu7gPcl4fcsGcitfgsydlhzasydbhHdndnaDcsGgsak9pmbavaiaPfcsGcdtfydbaxasEhDaxasTgOfhxxekdndnascsSmbcehOasc987asamffcefhDxekalcefhDal8SbbgscFeGhPdndnascu9mmbaDhlxekalcvfhlaPcFbGhPcrhsdninaD8SbbgOcFbGastaPVhPaOcu9kmeaDcefhDascrfgsc8J9hmbxdkkaDcefhlkcehOaPce4cbaPceG9R7amfhDkaDhmkavc;abfaocitfgsaDBdbasazBdlavaicdtfaDBdbavc;abfaocefcsGcitfgsaHBdbasaDBdlaocdfhoaOaifhidnadcd9hmbabarcetfgsaH87ebasclfaD87ebascdfaz87ebxdkabarcdtfgsaHBdbascwfaDBdbasclfazBdbxekdnaDcpe0mbavaiaqaDcsGfRbbgscl4gP9RcsGcdtfydbaxcefgOaPEhDavaias9RcsGcdtfydbaOaPTgzfgOascsGgPEhsaPThPdndnadcd9hmbabarcetfgHax87ebaHclfas87ebaHcdfaD87ebxekabarcdtfgHaxBdbaHcwfasBdbaHclfaDBdbkavaicdtfaxBdbavc;abfaocitfgHaDBdbaHaxBdlavaicefgicsGcdtfaDBdbavc;abfaocefcsGcitfgHasBdbaHaDBdlavaiazfgicsGcdtfasBdbavc;abfaocdfcsGcitfgDaxBdbaDasBdlaocifhoaiaPfhiaOaPfhxxekaxcbalRbbgsEgHaDc;:eSgDfhOascsGhAdndnascl4gCmbaOcefhzxekaOhzavaiaC9RcsGcdtfydbhOkdndnaAmbazcefhxxekazhxavaias9RcsGcdtfydbhzkdndnaDTmbalcefhDxekalcdfhDal8SbegPcFeGhsdnaPcu9kmbalcofhHascFbGhscrhldninaD8SbbgPcFbGaltasVhsaPcu9kmeaDcefhDalcrfglc8J9hmbkaHhDxekaDcefhDkasce4cbasceG9R7amfgmhHkdndnaCcsSmbaDhsxekaDcefhsaD8SbbglcFeGhPdnalcu9kmbaDcvfhOaPcFbGhPcrhldninas8SbbgDcFbGaltaPVhPaDcu9kmeascefhsalcrfglc8J9hmbkaOhsxekascefhskaPce4cbaPceG9R7amfgmhOkdndnaAcsSmbashlxekascefhlas8SbbgDcFeGhPdnaDcu9kmbascvfhzaPcFbGhPcrhDdninal8SbbgscFbGaDtaPVhPascu9kmealcefhlaDcrfgDc8J9hmbkazhlxekalcefhlkaPce4cbaPceG9R7amfgmhzkdndnadcd9hmbabarcetfgDaH87ebaDclfaz87ebaDcdfaO87ebxekabarcdtfgDaHBdbaDcwfazBdbaDclfaOBdbkavc;abfaocitfgDaOBdbaDaHBdlavaicdtfaHBdbavc;abfaocefcsGcitfgDazBdbaDaOBdlavaicefgicsGcdtfaOBdbavc;abfaocdfcsGcitfgDaHBdbaDazBdlavaiaCTaCcsSVfgicsGcdtfazBdbaiaATaAcsSVfhiaocifhokawcefhwaocsGhoaicsGhiarcifgrae6mbkkcbc99alaqSEhokavc;aef8Kjjjjbaok:clevu8Jjjjjbcz9Rhvdnalaecvf9pmbc9:skdnaiRbbc;:eGc;qeSmbcuskav9cb83iwaicefhoaialfc98fhrdnaeTmbdnadcdSmbcbhwindnaoar6mbc9:skaocefhlao8SbbgicFeGhddndnaicu9mmbalhoxekaocvfhoadcFbGhdcrhidninal8SbbgDcFbGaitadVhdaDcu9kmealcefhlaicrfgic8J9hmbxdkkalcefhokabawcdtfadc8Etc8F91adcd47avcwfadceGcdtVglydbfgiBdbalaiBdbawcefgwae9hmbxdkkcbhwindnaoar6mbc9:skaocefhlao8SbbgicFeGhddndnaicu9mmbalhoxekaocvfhoadcFbGhdcrhidninal8SbbgDcFbGaitadVhdaDcu9kmealcefhlaicrfgic8J9hmbxdkkalcefhokabawcetfadc8Etc8F91adcd47avcwfadceGcdtVglydbfgi87ebalaiBdbawcefgwae9hmbkkcbc99aoarSEk;Toio97eue97aec98Ghedndnadcl9hmbaeTmecbhdinababpbbbgicKp:RecKp:Sep;6eglaicwp:RecKp:Sep;6ealp;Geaiczp:RecKp:Sep;6egvp;Gep;Kep;Legopxbbbbbbbbbbbbbbbbp:2egralpxbbbjbbbjbbbjbbbjgwp9op9rp;Keglpxbb;:9cbb;:9cbb;:9cbb;:9calalp;Meaoaop;Meavaravawp9op9rp;Keglalp;Mep;Kep;Kep;Jep;Negvp;Mepxbbn0bbn0bbn0bbn0grp;KepxFbbbFbbbFbbbFbbbp9oaipxbbbFbbbFbbbFbbbFp9op9qalavp;Mearp;Kecwp:RepxbFbbbFbbbFbbbFbbp9op9qaoavp;Mearp;Keczp:RepxbbFbbbFbbbFbbbFbp9op9qpkbbabczfhbadclfgdae6mbxdkkaeTmbcbhdinabczfgDaDpbbbgipxbbbbbbFFbbbbbbFFgwp9oabpbbbgoaipmbediwDqkzHOAKY8AEgvczp:Reczp:Sep;6eglaoaipmlvorxmPsCXQL358E8FpxFubbFubbFubbFubbp9op;6eavczp:Sep;6egvp;Gealp;Gep;Kep;Legipxbbbbbbbbbbbbbbbbp:2egralpxbbbjbbbjbbbjbbbjgqp9op9rp;Keglpxb;:FSb;:FSb;:FSb;:FSalalp;Meaiaip;Meavaravaqp9op9rp;Keglalp;Mep;Kep;Kep;Jep;Negvp;Mepxbbn0bbn0bbn0bbn0grp;KepxFFbbFFbbFFbbFFbbp9oaiavp;Mearp;Keczp:Rep9qgialavp;Mearp;KepxFFbbFFbbFFbbFFbbp9oglpmwDKYqk8AExm35Ps8E8Fp9qpkbbabaoawp9oaialpmbezHdiOAlvCXorQLp9qpkbbabcafhbadclfgdae6mbkkk;2ileue97euo97dnaec98GgiTmbcbheinabcKfpx:ji:1S:ji:1S:ji:1S:ji:1SabpbbbglabczfgvpbbbgopmlvorxmPsCXQL358E8Fgrczp:Segwpxibbbibbbibbbibbbp9qp;6egDp;NegqaDaDp;MegDaDp;KealaopmbediwDqkzHOAKY8AEgDczp:Reczp:Sep;6eglalp;MeaDczp:Sep;6egoaop;Mearczp:Reczp:Sep;6egrarp;Mep;Kep;Kep;Lepxbbbbbbbbbbbbbbbbp:4ep;Jep;Mepxbbn0bbn0bbn0bbn0gDp;KepxFFbbFFbbFFbbFFbbgkp9oaqaop;MeaDp;Keczp:Rep9qgoaqalp;MeaDp;Keakp9oaqarp;MeaDp;Keczp:Rep9qgDpmwDKYqk8AExm35Ps8E8Fglp5eawclp:RegqpEi:T:j83ibavalp5baqpEd:T:j83ibabcwfaoaDpmbezHdiOAlvCXorQLgDp5eaqpEe:T:j83ibabaDp5baqpEb:T:j83ibabcafhbaeclfgeai6mbkkkuee97dnadcd4ae2c98GgeTmbcbhdinababpbbbgicwp:Recwp:Sep;6eaicep:SepxbbjFbbjFbbjFbbjFp9opxbbjZbbjZbbjZbbjZp:Uep;Mepkbbabczfhbadclfgdae6mbkkk:Sodw97euaec98Ghedndnadcl9hmbaeTmecbhdinabpxbbuJbbuJbbuJbbuJabpbbbgicKp:TeglaicYp:Tep9qgvcdp:Teavp9qgvclp:Teavp9qgop;6ep;Negvaicwp:RecKp:SegraipxFbbbFbbbFbbbFbbbgwp9ogDp:Uep;6ep;Mepxbbn0bbn0bbn0bbn0gqp;Kecwp:RepxbFbbbFbbbFbbbFbbp9oavaDarp:Xeaiczp:RecKp:Segip:Uep;6ep;Meaqp;Keawp9op9qavaDaraip:Uep:Xep;6ep;Meaqp;Keczp:RepxbbFbbbFbbbFbbbFbp9op9qavaoalcep:Rep9oalpxebbbebbbebbbebbbp9op9qp;6ep;Meaqp;KecKp:Rep9qpkbbabczfhbadclfgdae6mbxdkkaeTmbcbhdinabczfgkpxbFu9hbFu9hbFu9hbFu9habpbbbglakpbbbgrpmlvorxmPsCXQL358E8Fgvczp:TegqavcHp:Tep9qgicdp:Teaip9qgiclp:Teaip9qgicwp:Teaip9qgop;6ep;NegialarpmbediwDqkzHOAKY8AEgDpxFFbbFFbbFFbbFFbbglp9ograDczp:Segwp:Ueavczp:Reczp:SegDp:Xep;6ep;Mepxbbn0bbn0bbn0bbn0gvp;Kealp9oaiarawaDp:Uep:Xep;6ep;Meavp;Keczp:Rep9qgwaiaoaqcep:Rep9oaqpxebbbebbbebbbebbbp9op9qp;6ep;Meavp;Keczp:ReaiaDarp:Uep;6ep;Meavp;Kealp9op9qgipmwDKYqk8AExm35Ps8E8FpkbbabawaipmbezHdiOAlvCXorQLpkbbabcafhbadclfgdae6mbkkk9teiucbcbydj:G:cjbgeabcifc98GfgbBdj:G:cjbdndnabZbcztgd9nmbcuhiabad9RcFFifcz4nbcuSmekaehikaikkxebcj:Gdklz:zbb",t=new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,3,2,0,0,5,3,1,0,1,12,1,0,10,22,2,12,0,65,0,65,0,65,0,252,10,0,0,11,7,0,65,0,253,15,26,11]),n=new Uint8Array([32,0,65,2,1,106,34,33,3,128,11,4,13,64,6,253,10,7,15,116,127,5,8,12,40,16,19,54,20,9,27,255,113,17,42,67,24,23,146,148,18,14,22,45,70,69,56,114,101,21,25,63,75,136,108,28,118,29,73,115]);if(typeof WebAssembly!="object")return{supported:!1};var s=WebAssembly.validate(t)?a(e):a(i),r,o=WebAssembly.instantiate(s,{}).then(function(p){r=p.instance,r.exports.__wasm_call_ctors()});function a(p){for(var b=new Uint8Array(p.length),v=0;v<p.length;++v){var _=p.charCodeAt(v);b[v]=_>96?_-97:_>64?_-39:_+4}for(var S=0,v=0;v<p.length;++v)b[S++]=b[v]<60?n[b[v]]:(b[v]-60)*64+b[++v];return b.buffer.slice(0,S)}function l(p,b,v,_,S,T,x){var M=p.exports.sbrk,P=_+3&-4,E=M(P*S),D=M(T.length),L=new Uint8Array(p.exports.memory.buffer);L.set(T,D);var k=b(E,_,S,D,T.length);if(k==0&&x&&x(E,P,S),v.set(L.subarray(E,E+_*S)),M(E-M(0)),k!=0)throw new Error("Malformed buffer data: "+k)}var c={NONE:"",OCTAHEDRAL:"meshopt_decodeFilterOct",QUATERNION:"meshopt_decodeFilterQuat",EXPONENTIAL:"meshopt_decodeFilterExp",COLOR:"meshopt_decodeFilterColor"},h={ATTRIBUTES:"meshopt_decodeVertexBuffer",TRIANGLES:"meshopt_decodeIndexBuffer",INDICES:"meshopt_decodeIndexSequence"},u=[],d=0;function f(p){var b={object:new Worker(p),pending:0,requests:{}};return b.object.onmessage=function(v){var _=v.data;b.pending-=_.count,b.requests[_.id][_.action](_.value),delete b.requests[_.id]},b}function m(p){for(var b="self.ready = WebAssembly.instantiate(new Uint8Array(["+new Uint8Array(s)+"]), {}).then(function(result) { result.instance.exports.__wasm_call_ctors(); return result.instance; });self.onmessage = "+g.name+";"+l.toString()+g.toString(),v=new Blob([b],{type:"text/javascript"}),_=URL.createObjectURL(v),S=u.length;S<p;++S)u[S]=f(_);for(var S=p;S<u.length;++S)u[S].object.postMessage({});u.length=p,URL.revokeObjectURL(_)}function y(p,b,v,_,S){for(var T=u[0],x=1;x<u.length;++x)u[x].pending<T.pending&&(T=u[x]);return new Promise(function(M,P){var E=new Uint8Array(v),D=++d;T.pending+=p,T.requests[D]={resolve:M,reject:P},T.object.postMessage({id:D,count:p,size:b,source:E,mode:_,filter:S},[E.buffer])})}function g(p){var b=p.data;self.ready.then(function(v){if(!b.id)return self.close();try{var _=new Uint8Array(b.count*b.size);l(v,v.exports[b.mode],_,b.count,b.size,b.source,v.exports[b.filter]),self.postMessage({id:b.id,count:b.count,action:"resolve",value:_},[_.buffer])}catch(S){self.postMessage({id:b.id,count:b.count,action:"reject",value:S})}})}return{ready:o,supported:!0,useWorkers:function(p){m(p)},decodeVertexBuffer:function(p,b,v,_,S){l(r,r.exports.meshopt_decodeVertexBuffer,p,b,v,_,r.exports[c[S]])},decodeIndexBuffer:function(p,b,v,_){l(r,r.exports.meshopt_decodeIndexBuffer,p,b,v,_)},decodeIndexSequence:function(p,b,v,_){l(r,r.exports.meshopt_decodeIndexSequence,p,b,v,_)},decodeGltfBuffer:function(p,b,v,_,S,T){l(r,r.exports[h[S]],p,b,v,_,r.exports[c[T]])},decodeGltfBufferAsync:function(p,b,v,_,S){return u.length>0?y(p,b,v,h[_],c[S]):o.then(function(){var T=new Uint8Array(p*b);return l(r,r.exports[h[_]],T,p,b,v,r.exports[c[S]]),T})}}})();var FE=["castor","pollux","both"],Th=class{constructor(e,t){this.view3d=e,this.scene=t,this.meshes=new Map,this.name=null,this.faces=[],this.turn=0,this.twins=Object.fromEntries(FE.map(n=>[n,new lt])),e.patient.add(...Object.values(this.twins))}async load(e,t){let n=this.scene.models.find(c=>c.name===t).file,s=++this.turn,r=await e.bytes(n),a=await new wh().setMeshoptDecoder(B0).parseAsync(r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength),"");if(s!==this.turn)return;let l=new Map;a.scene.updateMatrixWorld(!0);for(let c of this.scene.nodes){let h=a.scene.getObjectByName(c.name)??this.#t(a.scene,c.name),u=h&&this.#n(h,c);u&&l.set(c.name,u)}this.#i();for(let c of l.values())this.#e(c.userData.node.twin).add(c);this.meshes=l,this.name=t,this.view3d.scene.updateMatrixWorld(!0)}pull(e){this.pulled=e;let t=qe(this.scene.normal).multiplyScalar(e);this.twins.castor.position.copy(t).negate(),this.twins.pollux.position.copy(t),this.view3d.scene.updateMatrixWorld(!0)}get triangles(){return[...this.meshes.values()].reduce((e,t)=>e+(t.geometry.index?.count??0)/3,0)}#e(e){return this.twins[e]??this.twins.both}#t(e,t){let n=null;return e.traverse(s=>{s.userData?.name===t&&(n=s)}),n}#n(e,t){let n=null;if(e.traverse(o=>{n??=o.isMesh?o:null}),!n)return null;let s=new Ji({side:Ft});s.color.setRGB(...t.colour.map(o=>o/255),at);let r=new Ke(n.geometry,s);return r.name=t.name,r.userData={node:t},r.matrixAutoUpdate=!1,r.matrix.copy(T0).multiply(n.matrixWorld),r}#i(){for(let e of this.meshes.values())e.removeFromParent(),e.geometry.dispose(),e.material.dispose()}};var _o=Math.pow(2,-24),Ya=Symbol("SKIP_GENERATION"),Ah={strategy:0,maxDepth:40,targetLeafSize:10,useSharedArrayBuffer:!1,setBoundingBox:!0,onProgress:null,indirect:!1,verbose:!0,range:null,[Ya]:!1};function wt(i,e,t){return t.min.x=e[i],t.min.y=e[i+1],t.min.z=e[i+2],t.max.x=e[i+3],t.max.y=e[i+4],t.max.z=e[i+5],t}function Ja(i){let e=-1,t=-1/0;for(let n=0;n<3;n++){let s=i[n+3]-i[n];s>t&&(t=s,e=n)}return e}function up(i,e,t){for(let n=0;n<3;n++){let s=e[i+2*n],r=e[i+2*n+1],o=s-r,a=s+r;o<t[n]&&(t[n]=o),a>t[n+3]&&(t[n+3]=a)}}function Eh(i){let e=i[3]-i[0],t=i[4]-i[1],n=i[5]-i[2];return 2*(e*t+t*n+n*e)}function it(i,e){return e[i+15]===65535}function mt(i,e){return e[i+6]}function xt(i,e){return e[i+14]}function ct(i){return i+8}function ht(i,e){let t=e[i+6];return i+t*8}function yo(i,e){return e[i+7]}function Rh(i,e,t,n,s){let r=1/0,o=1/0,a=1/0,l=-1/0,c=-1/0,h=-1/0,u=1/0,d=1/0,f=1/0,m=-1/0,y=-1/0,g=-1/0,p=i.offset||0;for(let b=(e-p)*6,v=(e+t-p)*6;b<v;b+=6){let _=i[b+0],S=i[b+1],T=_-S,x=_+S;T<r&&(r=T),x>l&&(l=x),_<u&&(u=_),_>m&&(m=_);let M=i[b+2],P=i[b+3],E=M-P,D=M+P;E<o&&(o=E),D>c&&(c=D),M<d&&(d=M),M>y&&(y=M);let L=i[b+4],k=i[b+5],F=L-k,z=L+k;F<a&&(a=F),z>h&&(h=z),L<f&&(f=L),L>g&&(g=L)}n[0]=r,n[1]=o,n[2]=a,n[3]=l,n[4]=c,n[5]=h,s[0]=u,s[1]=d,s[2]=f,s[3]=m,s[4]=y,s[5]=g}var Ri=8,fp=8,dp=new Int32Array(Ri),Ei=new Float32Array(Ri*6),vo=new Float32Array(Ri*6),hi=new Float32Array(6),Ch=new Float32Array(6),Os=new Int32Array(fp),G0=new Float32Array(fp*6);function UE(i,e,t,n){for(let s=0;s<3;s++){let r=e[i+2*s],o=e[i+2*s+1],a=r-o,l=r+o;a<t[n+s]&&(t[n+s]=a),l>t[n+s+3]&&(t[n+s+3]=l)}}function V0(i,e){let t=i[e+3]-i[e],n=i[e+4]-i[e+1],s=i[e+5]-i[e+2];return 2*(t*n+n*s+s*t)}function H0(i,e,t,n,s,r){let o=-1,a=0;if(r===0)o=Ja(e),o!==-1&&(a=(e[o]+e[o+3])/2);else if(r===1)o=Ja(i),o!==-1&&(a=BE(t,n,s,o));else if(r===2){let l=Eh(i),c=1.25*s,h=t.offset||0,u=(n-h)*6,d=(n+s-h)*6;for(let f=0;f<3;f++){let m=e[f],p=(e[f+3]-m)/Ri;if(s<fp){for(let b=0;b<s;b++){let v=u+b*6,_=t[v+2*f],S=b;for(;S>0&&t[Os[S-1]+2*f]>_;)Os[S]=Os[S-1],S--;Os[S]=v}for(let b=0;b<3;b++)hi[b]=1/0,hi[b+3]=-1/0,Ch[b]=1/0,Ch[b+3]=-1/0;for(let b=s-1;b>=0;b--)up(Os[b],t,Ch),G0.set(Ch,b*6);for(let b=0;b<s-1;b++){up(Os[b],t,hi);let v=t[Os[b+1]+2*f];if(t[Os[b]+2*f]===v)continue;let _=b+1,S=s-_,T=Eh(hi)/l,x=V0(G0,_*6)/l,M=1+1.25*(T*_+x*S);M<c&&(o=f,c=M,a=v)}}else{for(let _=0;_<Ri;_++){dp[_]=0;for(let S=0;S<3;S++)Ei[_*6+S]=1/0,Ei[_*6+S+3]=-1/0}for(let _=u;_<d;_+=6){let x=~~((t[_+2*f]-m)/p);x>=Ri&&(x=Ri-1),dp[x]++,UE(_,t,Ei,x*6)}let b=(Ri-1)*6;for(let _=0;_<6;_++)vo[b+_]=Ei[b+_];for(let _=Ri-2;_>=0;_--){let S=_*6,T=S+6;for(let x=0;x<3;x++)vo[S+x]=Math.min(Ei[S+x],vo[T+x]),vo[S+x+3]=Math.max(Ei[S+x+3],vo[T+x+3])}let v=0;for(let _=0;_<Ri-1;_++){let S=_*6,T=dp[_];if(T!==0)for(let D=0;D<3;D++)v===0?(hi[D]=Ei[S+D],hi[D+3]=Ei[S+D+3]):(hi[D]=Math.min(hi[D],Ei[S+D]),hi[D+3]=Math.max(hi[D+3],Ei[S+D+3]));v+=T;let x=0,M=0;v!==0&&(x=Eh(hi)/l);let P=s-v;P!==0&&(M=V0(vo,S+6)/l);let E=1+1.25*(x*v+M*P);E<c&&(o=f,c=E,a=m+p+_*p)}}}}else console.warn(`BVH: Invalid build strategy value ${r} used.`);return{axis:o,pos:a}}function BE(i,e,t,n){let s=0,r=i.offset;for(let o=e,a=e+t;o<a;o++)s+=i[(o-r)*6+n*2];return s/t}function W0(i,e,t,n,s,r){let o=n,a=n+s-1,l=r.pos,c=r.axis*2,h=t.offset||0;for(;;){for(;o<=a&&t[(o-h)*6+c]<l;)o++;for(;o<=a&&t[(a-h)*6+c]>=l;)a--;if(o<a){for(let u=0;u<e;u++){let d=i[o*e+u];i[o*e+u]=i[a*e+u],i[a*e+u]=d}for(let u=0;u<6;u++){let d=o-h,f=a-h,m=t[d*6+u];t[d*6+u]=t[f*6+u],t[f*6+u]=m}o++,a--}else return o}}var zE=Math.pow(2,32),wo=new Float32Array(6),Ph=new Float32Array(6);function GE(i,e,t,n,s,r){let{maxDepth:o,verbose:a,targetLeafSize:l,_strictLeafSize:c=1/0,strategy:h,onProgress:u,useSharedArrayBuffer:d=!1}=s,f=i.primitiveBuffer,m=i.primitiveBufferStride,y=d?SharedArrayBuffer:ArrayBuffer,g=new y(32*Math.max(1,2*Math.ceil(n)-1)),p=new Float32Array(g),b=new Uint32Array(g),v=new Uint16Array(g),_=0,S=!1;return Rh(e,t,n,wo,Ph),M(t,n,0),g.slice(0,_*32);function T(P){u&&u((P-r.offset)/r.count)}function x(P,E,D){let L=P*2;b[P+6]=E,v[L+14]=D,v[L+15]=65535,T(E+D)}function M(P,E,D){let L=_++,k=L*8;p.set(wo,k),!S&&D>=o&&(S=!0,a&&console.warn(`BVH: Max depth of ${o} reached when generating BVH. Consider increasing maxDepth.`));let F=E>c;if(E<=l&&!F||D>=o){x(k,P,E);return}let z=H0(wo,Ph,e,P,E,h),W=z.axis===-1?-1:W0(f,m,e,P,E,z);if(z.axis===-1||W===P||W===P+E){if(!F){x(k,P,E);return}z.axis=Math.max(0,Ja(wo)),W=P+Math.max(1,Math.floor(E/2))}b[k+7]=z.axis;let q=W-P;Rh(e,P,q,wo,Ph),M(P,q,D+1);let ne=_-L;if(ne>zE)throw new Error("MeshBVH: Cannot store relative child node offset greater than 32 bits.");b[k+6]=ne;let j=E-q;Rh(e,W,j,wo,Ph),M(W,j,D+1)}}function q0(i,e){let t=i.getRootRanges(e.range),n=t[0],s=t[t.length-1],r={offset:n.offset,count:s.offset+s.count-n.offset},o=new Float32Array(6*r.count);o.offset=r.offset,i.computePrimitiveBounds(r.offset,r.count,o),i._roots=t.map(a=>GE(i,o,a.offset,a.count,e,r))}var ks=class{constructor(e){this._getNewPrimitive=e,this._primitives=[]}getPrimitive(){let e=this._primitives;return e.length===0?this._getNewPrimitive():e.pop()}releasePrimitive(e){this._primitives.push(e)}};var pp=class{constructor(){this.float32Array=null,this.uint16Array=null,this.uint32Array=null;let e=[],t=null;this.setBuffer=n=>{t&&e.push(t),t=n,this.float32Array=new Float32Array(n),this.uint16Array=new Uint16Array(n),this.uint32Array=new Uint32Array(n)},this.clearBuffer=()=>{t=null,this.float32Array=null,this.uint16Array=null,this.uint32Array=null,e.length!==0&&this.setBuffer(e.pop())}}},Ye=new pp;var Us,Mo,So=[],Ih=new ks(()=>new nt);function X0(i,e,t,n,s,r){Us=Ih.getPrimitive(),Mo=Ih.getPrimitive(),So.push(Us,Mo),Ye.setBuffer(i._roots[e]);let o=mp(0,i.geometry,t,n,s,r);Ye.clearBuffer(),Ih.releasePrimitive(Us),Ih.releasePrimitive(Mo),So.pop(),So.pop();let a=So.length;return a>0&&(Mo=So[a-1],Us=So[a-2]),o}function mp(i,e,t,n,s=null,r=0,o=0){let{float32Array:a,uint16Array:l,uint32Array:c}=Ye,h=i*2;if(it(h,l)){let d=mt(i,c),f=xt(h,l);return wt(i,a,Us),n(d,f,!1,o,r+i/8,Us)}else{let E=function(L){let{uint16Array:k,uint32Array:F}=Ye,z=L*2;for(;!it(z,k);)L=ct(L),z=L*2;return mt(L,F)},D=function(L){let{uint16Array:k,uint32Array:F}=Ye,z=L*2;for(;!it(z,k);)L=ht(L,F),z=L*2;return mt(L,F)+xt(z,k)},d=ct(i),f=ht(i,c),m=d,y=f,g,p,b,v;if(s&&(b=Us,v=Mo,wt(m,a,b),wt(y,a,v),g=s(b),p=s(v),p<g)){m=f,y=d;let L=g;g=p,p=L,b=v}b||(b=Us,wt(m,a,b));let _=it(m*2,l),S=t(b,_,g,o+1,r+m/8),T;if(S===2){let L=E(m),F=D(m)-L;T=n(L,F,!0,o+1,r+m/8,b)}else T=S&&mp(m,e,t,n,s,r,o+1);if(T)return!0;v=Mo,wt(y,a,v);let x=it(y*2,l),M=t(v,x,p,o+1,r+y/8),P;if(M===2){let L=E(y),F=D(y)-L;P=n(L,F,!0,o+1,r+y/8,v)}else P=M&&mp(y,e,t,n,s,r,o+1);return!!P}}var $a=new Ye.constructor,Lh=new Ye.constructor,Bs=new ks(()=>new nt),To=new nt,Ao=new nt,bp=new nt,xp=new nt,_p=!1;function j0(i,e,t,n){if(_p)throw new Error("MeshBVH: Recursive calls to bvhcast not supported.");_p=!0;let s=i._roots,r=e._roots,o,a=0,l=0,c=new se().copy(t).invert();for(let h=0,u=s.length;h<u;h++){$a.setBuffer(s[h]),l=0;let d=Bs.getPrimitive();wt(0,$a.float32Array,d),d.applyMatrix4(c);for(let f=0,m=r.length;f<m&&(Lh.setBuffer(r[f]),o=ui(0,0,t,c,n,a,l,0,0,d),Lh.clearBuffer(),l+=r[f].byteLength/32,!o);f++);if(Bs.releasePrimitive(d),$a.clearBuffer(),a+=s[h].byteLength/32,o)break}return _p=!1,o}function ui(i,e,t,n,s,r=0,o=0,a=0,l=0,c=null,h=!1){let u,d;h?(u=Lh,d=$a):(u=$a,d=Lh);let f=u.float32Array,m=u.uint32Array,y=u.uint16Array,g=d.float32Array,p=d.uint32Array,b=d.uint16Array,v=i*2,_=e*2,S=it(v,y),T=it(_,b),x=!1;if(T&&S)h?x=s(mt(e,p),xt(e*2,b),mt(i,m),xt(i*2,y),l,o+e/8,a,r+i/8):x=s(mt(i,m),xt(i*2,y),mt(e,p),xt(e*2,b),a,r+i/8,l,o+e/8);else if(T){let M=Bs.getPrimitive();wt(e,g,M),M.applyMatrix4(t);let P=ct(i),E=ht(i,m);wt(P,f,To),wt(E,f,Ao);let D=M.intersectsBox(To),L=M.intersectsBox(Ao);x=D&&ui(e,P,n,t,s,o,r,l,a+1,M,!h)||L&&ui(e,E,n,t,s,o,r,l,a+1,M,!h),Bs.releasePrimitive(M)}else{let M=ct(e),P=ht(e,p);wt(M,g,bp),wt(P,g,xp);let E=c.intersectsBox(bp),D=c.intersectsBox(xp);if(E&&D)x=ui(i,M,t,n,s,r,o,a,l+1,c,h)||ui(i,P,t,n,s,r,o,a,l+1,c,h);else if(E)if(S)x=ui(i,M,t,n,s,r,o,a,l+1,c,h);else{let L=Bs.getPrimitive();L.copy(bp).applyMatrix4(t);let k=ct(i),F=ht(i,m);wt(k,f,To),wt(F,f,Ao);let z=L.intersectsBox(To),W=L.intersectsBox(Ao);x=z&&ui(M,k,n,t,s,o,r,l,a+1,L,!h)||W&&ui(M,F,n,t,s,o,r,l,a+1,L,!h),Bs.releasePrimitive(L)}else if(D)if(S)x=ui(i,P,t,n,s,r,o,a,l+1,c,h);else{let L=Bs.getPrimitive();L.copy(xp).applyMatrix4(t);let k=ct(i),F=ht(i,m);wt(k,f,To),wt(F,f,Ao);let z=L.intersectsBox(To),W=L.intersectsBox(Ao);x=z&&ui(P,k,n,t,s,o,r,l,a+1,L,!h)||W&&ui(P,F,n,t,s,o,r,l,a+1,L,!h),Bs.releasePrimitive(L)}}return x}var Dh=new class{constructor(){let i=null,e=null,t=null,n=!1;this.root=null,this.buffer=null,this.uint32Array=null,this.uint16Array=null,this.setBVH=(r,o)=>{if(n)throw new Error("BVHTraversalHelper: cannot call setBVH during an active traversal.");this.root=o,this.buffer=i=r._roots[o],this.uint16Array=t=new Uint16Array(i),this.uint32Array=e=new Uint32Array(i)},this.reset=()=>{this.root=null,this.buffer=i=null,this.uint16Array=t=null,this.uint32Array=e=null},this.getRangeStart=r=>{let o=r*2;for(;!it(o,t);)r=ct(r),o=r*2;return mt(r,e)},this.getRangeEnd=r=>{let o=r*2;for(;!it(o,t);)r=ht(r,e),o=r*2;return mt(r,e)+xt(o,t)};let s=(r,o,a)=>{let l=o*2,c=it(l,t);if(!r(a,c,o)&&!c){let u=ct(o),d=ht(o,e);s(r,u,a+1),s(r,d,a+1)}};this.traverseBuffer=r=>{if(n)throw new Error("BVHTraversalHelper: cannot start a traversal during an active traversal.");n=!0;try{s(r,0,0)}finally{n=!1}},this.traverse=r=>{this.traverseBuffer((o,a,l)=>{if(a){let c=l*2,h=e[l+6],u=t[c+14];return r(o,a,new Float32Array(i,l*4,6),h,u)}else{let c=yo(l,e);return r(o,a,new Float32Array(i,l*4,6),c)}})}}};var K0=new nt,Eo=new Float32Array(6),Nh=class{constructor(){this._roots=null,this.primitiveBuffer=null,this.primitiveBufferStride=null}init(e){e={...Ah,...e},"maxLeafSize"in e&&(console.warn('BVH: "maxLeafSize" option has been deprecated. Use "targetLeafSize", instead.'),e={...e,targetLeafSize:e.maxLeafSize}),q0(this,e)}getRootRanges(){throw new Error("BVH: getRootRanges() not implemented")}writePrimitiveBounds(){throw new Error("BVH: writePrimitiveBounds() not implemented")}writePrimitiveRangeBounds(e,t,n,s){let r=1/0,o=1/0,a=1/0,l=-1/0,c=-1/0,h=-1/0;for(let u=e,d=e+t;u<d;u++){this.writePrimitiveBounds(u,Eo,0);let[f,m,y,g,p,b]=Eo;f<r&&(r=f),g>l&&(l=g),m<o&&(o=m),p>c&&(c=p),y<a&&(a=y),b>h&&(h=b)}return n[s+0]=r,n[s+1]=o,n[s+2]=a,n[s+3]=l,n[s+4]=c,n[s+5]=h,n}computePrimitiveBounds(e,t,n){let s=n.offset||0;for(let r=e,o=e+t;r<o;r++){this.writePrimitiveBounds(r,Eo,0);let[a,l,c,h,u,d]=Eo,f=(a+h)/2,m=(l+u)/2,y=(c+d)/2,g=(h-a)/2,p=(u-l)/2,b=(d-c)/2,v=(r-s)*6;n[v+0]=f,n[v+1]=g+(Math.abs(f)+g)*_o,n[v+2]=m,n[v+3]=p+(Math.abs(m)+p)*_o,n[v+4]=y,n[v+5]=b+(Math.abs(y)+b)*_o}return n}shiftPrimitiveOffsets(e){let t=this._indirectBuffer;if(t)for(let n=0,s=t.length;n<s;n++)t[n]+=e;else{let n=this._roots;for(let s=0;s<n.length;s++){let r=n[s],o=new Uint32Array(r),a=new Uint16Array(r),l=r.byteLength/32;for(let c=0;c<l;c++){let h=8*c,u=2*h;it(u,a)&&(o[h+6]+=e)}}}}traverse(e,t=0){Dh.setBVH(this,t),Dh.traverse(e),Dh.reset()}refit(){let e=this._roots;for(let t=0,n=e.length;t<n;t++){let s=e[t],r=new Uint32Array(s),o=new Uint16Array(s),a=new Float32Array(s),l=s.byteLength/32;for(let c=l-1;c>=0;c--){let h=c*8,u=h*2;if(it(u,o)){let f=mt(h,r),m=xt(u,o);this.writePrimitiveRangeBounds(f,m,Eo,0),a.set(Eo,h)}else{let f=ct(h),m=ht(h,r);for(let y=0;y<3;y++){let g=a[f+y],p=a[f+y+3],b=a[m+y],v=a[m+y+3];a[h+y]=g<b?g:b,a[h+y+3]=p>v?p:v}}}}}getBoundingBox(e){return e.makeEmpty(),this._roots.forEach(n=>{wt(0,new Float32Array(n),K0),e.union(K0)}),e}shapecast(e){let{boundsTraverseOrder:t,intersectsBounds:n,intersectsRange:s,intersectsPrimitive:r,scratchPrimitive:o,iterate:a}=e;if(s&&r){let u=s;s=(d,f,m,y,g)=>u(d,f,m,y,g)?!0:a(d,f,this,r,m,y,o)}else s||(r?s=(u,d,f,m)=>a(u,d,this,r,f,m,o):s=(u,d,f)=>f);let l=!1,c=0,h=this._roots;for(let u=0,d=h.length;u<d;u++){let f=h[u];if(l=X0(this,u,n,s,t,c),l)break;c+=f.byteLength/32}return l}bvhcast(e,t,n){let{intersectsRanges:s}=n;return j0(this,e,t,s)}};function Y0(){return typeof SharedArrayBuffer<"u"}function yp(i){return i.index?i.index.count:i.attributes.position.count}function zs(i){return yp(i)/3}function HE(i,e=ArrayBuffer){return i>65535?new Uint32Array(new e(4*i)):new Uint16Array(new e(2*i))}function J0(i,e){if(!i.index){let t=i.attributes.position.count,n=e.useSharedArrayBuffer?SharedArrayBuffer:ArrayBuffer,s=HE(t,n);i.setIndex(new ft(s,1));for(let r=0;r<t;r++)s[r]=r}}function WE(i,e,t){let n=yp(i)/t,s=e||i.drawRange,r=s.start/t,o=(s.start+s.count)/t,a=Math.max(0,r),l=Math.min(n,o)-a;return{offset:Math.floor(a),count:Math.floor(l)}}function qE(i,e){return i.groups.map(t=>({offset:t.start/e,count:t.count/e}))}function vp(i,e,t){let n=WE(i,e,t),s=qE(i,t);if(!s.length)return[n];let r=[],o=n.offset,a=n.offset+n.count,l=yp(i)/t,c=[];for(let d of s){let{offset:f,count:m}=d,y=f,g=isFinite(m)?m:l-f,p=f+g;y<a&&p>o&&(c.push({pos:Math.max(o,y),isStart:!0}),c.push({pos:Math.min(a,p),isStart:!1}))}c.sort((d,f)=>d.pos!==f.pos?d.pos-f.pos:d.type==="end"?-1:1);let h=0,u=null;for(let d of c){let f=d.pos;h!==0&&f!==u&&r.push({offset:u,count:f-u}),h+=d.isStart?1:-1,u=f}return r}function XE(i,e){let t=i[i.length-1],n=t.offset+t.count>2**16,s=i.reduce((c,h)=>c+h.count,0),r=n?4:2,o=e?new SharedArrayBuffer(s*r):new ArrayBuffer(s*r),a=n?new Uint32Array(o):new Uint16Array(o),l=0;for(let c=0;c<i.length;c++){let{offset:h,count:u}=i[c];for(let d=0;d<u;d++)a[l+d]=h+d;l+=u}return a}var Fh=class extends Nh{get indirect(){return!!this._indirectBuffer}get primitiveStride(){return null}get primitiveBufferStride(){return this.indirect?1:this.primitiveStride}set primitiveBufferStride(e){}get primitiveBuffer(){return this.indirect?this._indirectBuffer:this.geometry.index.array}set primitiveBuffer(e){}constructor(e,t={}){if(e.isBufferGeometry){if(e.index&&e.index.isInterleavedBufferAttribute)throw new Error("BVH: InterleavedBufferAttribute is not supported for the index attribute.")}else throw new Error("BVH: Only BufferGeometries are supported.");if(t.useSharedArrayBuffer&&!Y0())throw new Error("BVH: SharedArrayBuffer is not available.");super(),this.geometry=e,this.resolvePrimitiveIndex=t.indirect?n=>this._indirectBuffer[n]:n=>n,this.primitiveBuffer=null,this.primitiveBufferStride=null,this._indirectBuffer=null,t={...Ah,...t},t[Ya]||this.init(t)}init(e){let{geometry:t,primitiveStride:n}=this;if(e.indirect){let s=vp(t,e.range,n),r=XE(s,e.useSharedArrayBuffer);this._indirectBuffer=r}else J0(t,e);super.init(e),!t.boundingBox&&e.setBoundingBox&&(t.boundingBox=this.getBoundingBox(new nt))}getRootRanges(e){return this.indirect?[{offset:0,count:this._indirectBuffer.length}]:vp(this.geometry,e,this.primitiveStride)}raycastObject3D(){throw new Error("BVH: raycastObject3D() not implemented")}};var Wn=class{constructor(){this.min=1/0,this.max=-1/0}setFromPointsField(e,t){let n=1/0,s=-1/0;for(let r=0,o=e.length;r<o;r++){let l=e[r][t];n=l<n?l:n,s=l>s?l:s}this.min=n,this.max=s}setFromPoints(e,t){let n=1/0,s=-1/0;for(let r=0,o=t.length;r<o;r++){let a=t[r],l=e.dot(a);n=l<n?l:n,s=l>s?l:s}this.min=n,this.max=s}isSeparated(e){return this.min>e.max||e.min>this.max}};Wn.prototype.setFromBox=(function(){let i=new R;return function(t,n){let s=n.min,r=n.max,o=1/0,a=-1/0;for(let l=0;l<=1;l++)for(let c=0;c<=1;c++)for(let h=0;h<=1;h++){i.x=s.x*l+r.x*(1-l),i.y=s.y*c+r.y*(1-c),i.z=s.z*h+r.z*(1-h);let u=t.dot(i);o=Math.min(u,o),a=Math.max(u,a)}this.min=o,this.max=a}})();var jE=(function(){let i=new R,e=new R,t=new R;return function(s,r,o){let a=s.start,l=i,c=r.start,h=e;t.subVectors(a,c),i.subVectors(s.end,s.start),e.subVectors(r.end,r.start);let u=t.dot(h),d=h.dot(l),f=h.dot(h),m=t.dot(l),g=l.dot(l)*f-d*d,p,b;g!==0?p=(u*d-m*f)/g:p=0,b=(u+p*d)/f,o.x=p,o.y=b}})(),Za=(function(){let i=new be,e=new R,t=new R;return function(s,r,o,a){jE(s,r,i);let l=i.x,c=i.y;if(l>=0&&l<=1&&c>=0&&c<=1){s.at(l,o),r.at(c,a);return}else if(l>=0&&l<=1){c<0?r.at(0,a):r.at(1,a),s.closestPointToPoint(a,!0,o);return}else if(c>=0&&c<=1){l<0?s.at(0,o):s.at(1,o),r.closestPointToPoint(o,!0,a);return}else{let h;l<0?h=s.start:h=s.end;let u;c<0?u=r.start:u=r.end;let d=e,f=t;if(s.closestPointToPoint(u,!0,e),r.closestPointToPoint(h,!0,t),d.distanceToSquared(u)<=f.distanceToSquared(h)){o.copy(d),a.copy(u);return}else{o.copy(h),a.copy(f);return}}}})(),$0=(function(){let i=new R,e=new R,t=new jt,n=new hn;return function(r,o){let{radius:a,center:l}=r,{a:c,b:h,c:u}=o;if(n.start=c,n.end=h,n.closestPointToPoint(l,!0,i).distanceTo(l)<=a||(n.start=c,n.end=u,n.closestPointToPoint(l,!0,i).distanceTo(l)<=a)||(n.start=h,n.end=u,n.closestPointToPoint(l,!0,i).distanceTo(l)<=a))return!0;let y=o.getPlane(t);if(Math.abs(y.distanceToPoint(l))<=a){let p=y.projectPoint(l,e);if(o.containsPoint(p))return!0}return!1}})();var KE=["x","y","z"],ss=1e-15,Z0=ss*ss;function ti(i){return Math.abs(i)<ss}var fn=class extends cn{constructor(...e){super(...e),this.isExtendedTriangle=!0,this.satAxes=new Array(4).fill().map(()=>new R),this.satBounds=new Array(4).fill().map(()=>new Wn),this.points=[this.a,this.b,this.c],this.plane=new jt,this.isDegenerateIntoSegment=!1,this.isDegenerateIntoPoint=!1,this.degenerateSegment=new hn,this.needsUpdate=!0}intersectsSphere(e){return $0(e,this)}update(){let e=this.a,t=this.b,n=this.c,s=this.points,r=this.satAxes,o=this.satBounds,a=r[0],l=o[0];this.getNormal(a),l.setFromPoints(a,s);let c=r[1],h=o[1];c.subVectors(e,t),h.setFromPoints(c,s);let u=r[2],d=o[2];u.subVectors(t,n),d.setFromPoints(u,s);let f=r[3],m=o[3];f.subVectors(n,e),m.setFromPoints(f,s);let y=c.length(),g=u.length(),p=f.length();this.isDegenerateIntoPoint=!1,this.isDegenerateIntoSegment=!1,y<ss?g<ss||p<ss?this.isDegenerateIntoPoint=!0:(this.isDegenerateIntoSegment=!0,this.degenerateSegment.start.copy(e),this.degenerateSegment.end.copy(n)):g<ss?p<ss?this.isDegenerateIntoPoint=!0:(this.isDegenerateIntoSegment=!0,this.degenerateSegment.start.copy(t),this.degenerateSegment.end.copy(e)):p<ss&&(this.isDegenerateIntoSegment=!0,this.degenerateSegment.start.copy(n),this.degenerateSegment.end.copy(t)),this.plane.setFromNormalAndCoplanarPoint(a,e),this.needsUpdate=!1}};fn.prototype.closestPointToSegment=(function(){let i=new R,e=new R,t=new hn;return function(s,r=null,o=null){this.needsUpdate&&this.update();let{start:a,end:l}=s,c=this.points,h,u=1/0,d=this.plane.distanceToPoint(a),f=this.plane.distanceToPoint(l);if(d*f<0&&this.plane.intersectLine(s,i)!==null&&this.containsPoint(i))return r&&r.copy(i),o&&o.copy(i),0;for(let m=0;m<3;m++){let y=(m+1)%3;t.start.copy(c[m]),t.end.copy(c[y]),Za(t,s,i,e),h=i.distanceToSquared(e),h<u&&(u=h,r&&r.copy(i),o&&o.copy(e))}return this.closestPointToPoint(a,i),h=a.distanceToSquared(i),h<u&&(u=h,r&&r.copy(i),o&&o.copy(a)),this.closestPointToPoint(l,i),h=l.distanceToSquared(i),h<u&&(u=h,r&&r.copy(i),o&&o.copy(l)),Math.sqrt(u)}})();fn.prototype.intersectsTriangle=(function(){let i=new fn,e=new Wn,t=new Wn,n=new R,s=new R,r=new R,o=new R,a=new hn,l=new hn,c=new R,h=new be,u=new be;function d(v,_,S,T){let x=n;!v.isDegenerateIntoPoint&&!v.isDegenerateIntoSegment?x.copy(v.plane.normal):x.copy(_.plane.normal);let M=v.satBounds,P=v.satAxes;for(let L=1;L<4;L++){let k=M[L],F=P[L];if(e.setFromPoints(F,_.points),k.isSeparated(e)||(o.copy(x).cross(F),e.setFromPoints(o,v.points),t.setFromPoints(o,_.points),e.isSeparated(t)))return!1}let E=_.satBounds,D=_.satAxes;for(let L=1;L<4;L++){let k=E[L],F=D[L];if(e.setFromPoints(F,v.points),k.isSeparated(e)||(o.crossVectors(x,F),e.setFromPoints(o,v.points),t.setFromPoints(o,_.points),e.isSeparated(t)))return!1}return S&&(T||console.warn("ExtendedTriangle.intersectsTriangle: Triangles are coplanar which does not support an output edge. Setting edge to 0, 0, 0."),S.start.set(0,0,0),S.end.set(0,0,0)),!0}function f(v,_,S,T,x,M,P,E,D,L,k){let F=P/(P-E);L.x=T+(x-T)*F,k.start.subVectors(_,v).multiplyScalar(F).add(v),F=P/(P-D),L.y=T+(M-T)*F,k.end.subVectors(S,v).multiplyScalar(F).add(v)}function m(v,_,S,T,x,M,P,E,D,L,k){if(x>0)f(v.c,v.a,v.b,T,_,S,D,P,E,L,k);else if(M>0)f(v.b,v.a,v.c,S,_,T,E,P,D,L,k);else if(E*D>0||P!=0)f(v.a,v.b,v.c,_,S,T,P,E,D,L,k);else if(E!=0)f(v.b,v.a,v.c,S,_,T,E,P,D,L,k);else if(D!=0)f(v.c,v.a,v.b,T,_,S,D,P,E,L,k);else return!0;return!1}function y(v,_,S,T){let x=_.degenerateSegment,M=v.plane.distanceToPoint(x.start),P=v.plane.distanceToPoint(x.end);return ti(M)?ti(P)?d(v,_,S,T):(S&&(S.start.copy(x.start),S.end.copy(x.start)),v.containsPoint(x.start)):ti(P)?(S&&(S.start.copy(x.end),S.end.copy(x.end)),v.containsPoint(x.end)):v.plane.intersectLine(x,n)!=null?(S&&(S.start.copy(n),S.end.copy(n)),v.containsPoint(n)):!1}function g(v,_,S){let T=_.a;return ti(v.plane.distanceToPoint(T))&&v.containsPoint(T)?(S&&(S.start.copy(T),S.end.copy(T)),!0):!1}function p(v,_,S){let T=v.degenerateSegment,x=_.a;return T.closestPointToPoint(x,!0,n),x.distanceToSquared(n)<Z0?(S&&(S.start.copy(x),S.end.copy(x)),!0):!1}function b(v,_,S,T){if(v.isDegenerateIntoSegment)if(_.isDegenerateIntoSegment){let x=v.degenerateSegment,M=_.degenerateSegment,P=s,E=r;x.delta(P),M.delta(E);let D=n.subVectors(M.start,x.start),L=P.x*E.y-P.y*E.x;if(ti(L))return!1;let k=(D.x*E.y-D.y*E.x)/L,F=-(P.x*D.y-P.y*D.x)/L;if(k<0||k>1||F<0||F>1)return!1;let z=x.start.z+P.z*k,W=M.start.z+E.z*F;return ti(z-W)?(S&&(S.start.copy(x.start).addScaledVector(P,k),S.end.copy(x.start).addScaledVector(P,k)),!0):!1}else return _.isDegenerateIntoPoint?p(v,_,S):y(_,v,S,T);else{if(v.isDegenerateIntoPoint)return _.isDegenerateIntoPoint?_.a.distanceToSquared(v.a)<Z0?(S&&(S.start.copy(v.a),S.end.copy(v.a)),!0):!1:_.isDegenerateIntoSegment?p(_,v,S):g(_,v,S);if(_.isDegenerateIntoPoint)return g(v,_,S);if(_.isDegenerateIntoSegment)return y(v,_,S,T)}}return function(_,S=null,T=!1){this.needsUpdate&&this.update(),_.isExtendedTriangle?_.needsUpdate&&_.update():(i.copy(_),i.update(),_=i);let x=b(this,_,S,T);if(x!==void 0)return x;let M=this.plane,P=_.plane,E=P.distanceToPoint(this.a),D=P.distanceToPoint(this.b),L=P.distanceToPoint(this.c);ti(E)&&(E=0),ti(D)&&(D=0),ti(L)&&(L=0);let k=E*D,F=E*L;if(k>0&&F>0)return!1;let z=M.distanceToPoint(_.a),W=M.distanceToPoint(_.b),q=M.distanceToPoint(_.c);ti(z)&&(z=0),ti(W)&&(W=0),ti(q)&&(q=0);let ne=z*W,j=z*q;if(ne>0&&j>0)return!1;s.copy(M.normal),r.copy(P.normal);let ee=s.cross(r),te=0,we=Math.abs(ee.x),Oe=Math.abs(ee.y);Oe>we&&(we=Oe,te=1),Math.abs(ee.z)>we&&(te=2);let de=KE[te],ve=this.a[de],Ie=this.b[de],xe=this.c[de],ke=_.a[de],kt=_.b[de],Le=_.c[de];if(m(this,ve,Ie,xe,k,F,E,D,L,h,a))return d(this,_,S,T);if(m(_,ke,kt,Le,ne,j,z,W,q,u,l))return d(this,_,S,T);if(h.y<h.x){let st=h.y;h.y=h.x,h.x=st,c.copy(a.start),a.start.copy(a.end),a.end.copy(c)}if(u.y<u.x){let st=u.y;u.y=u.x,u.x=st,c.copy(l.start),l.start.copy(l.end),l.end.copy(c)}return h.y<u.x||u.y<h.x?!1:(S&&(u.x>h.x?S.start.copy(l.start):S.start.copy(a.start),u.y<h.y?S.end.copy(l.end):S.end.copy(a.end)),!0)}})();fn.prototype.distanceToPoint=(function(){let i=new R;return function(t){return this.closestPointToPoint(t,i),t.distanceTo(i)}})();fn.prototype.distanceToTriangle=(function(){let i=new R,e=new R,t=["a","b","c"],n=new hn,s=new hn;return function(o,a=null,l=null){let c=a||l?n:null;if(this.intersectsTriangle(o,c,!0))return(a||l)&&(a&&c.getCenter(a),l&&c.getCenter(l)),0;let h=1/0;for(let u=0;u<3;u++){let d,f=t[u],m=o[f];this.closestPointToPoint(m,i),d=m.distanceToSquared(i),d<h&&(h=d,a&&a.copy(i),l&&l.copy(m));let y=this[f];o.closestPointToPoint(y,i),d=y.distanceToSquared(i),d<h&&(h=d,a&&a.copy(y),l&&l.copy(i))}for(let u=0;u<3;u++){let d=t[u],f=t[(u+1)%3];n.set(this[d],this[f]);for(let m=0;m<3;m++){let y=t[m],g=t[(m+1)%3];s.set(o[y],o[g]),Za(n,s,i,e);let p=i.distanceToSquared(e);p<h&&(h=p,a&&a.copy(i),l&&l.copy(e))}}return Math.sqrt(h)}})();var Ut=class{constructor(e,t,n){this.isOrientedBox=!0,this.min=new R,this.max=new R,this.matrix=new se,this.invMatrix=new se,this.points=new Array(8).fill().map(()=>new R),this.satAxes=new Array(3).fill().map(()=>new R),this.satBounds=new Array(3).fill().map(()=>new Wn),this.alignedSatBounds=new Array(3).fill().map(()=>new Wn),this.needsUpdate=!1,e&&this.min.copy(e),t&&this.max.copy(t),n&&this.matrix.copy(n)}set(e,t,n){this.min.copy(e),this.max.copy(t),this.matrix.copy(n),this.needsUpdate=!0}copy(e){this.min.copy(e.min),this.max.copy(e.max),this.matrix.copy(e.matrix),this.needsUpdate=!0}};Ut.prototype.update=(function(){return function(){let e=this.matrix,t=this.min,n=this.max,s=this.points;for(let c=0;c<=1;c++)for(let h=0;h<=1;h++)for(let u=0;u<=1;u++){let d=1*c|2*h|4*u,f=s[d];f.x=c?n.x:t.x,f.y=h?n.y:t.y,f.z=u?n.z:t.z,f.applyMatrix4(e)}let r=this.satBounds,o=this.satAxes,a=s[0];for(let c=0;c<3;c++){let h=o[c],u=r[c],d=1<<c,f=s[d];h.subVectors(a,f),u.setFromPoints(h,s)}let l=this.alignedSatBounds;l[0].setFromPointsField(s,"x"),l[1].setFromPointsField(s,"y"),l[2].setFromPointsField(s,"z"),this.invMatrix.copy(this.matrix).invert(),this.needsUpdate=!1}})();Ut.prototype.intersectsBox=(function(){let i=new Wn;return function(t){this.needsUpdate&&this.update();let n=t.min,s=t.max,r=this.satBounds,o=this.satAxes,a=this.alignedSatBounds;if(i.min=n.x,i.max=s.x,a[0].isSeparated(i)||(i.min=n.y,i.max=s.y,a[1].isSeparated(i))||(i.min=n.z,i.max=s.z,a[2].isSeparated(i)))return!1;for(let l=0;l<3;l++){let c=o[l],h=r[l];if(i.setFromBox(c,t),h.isSeparated(i))return!1}return!0}})();Ut.prototype.intersectsTriangle=(function(){let i=new fn,e=new Array(3),t=new Wn,n=new Wn,s=new R;return function(o){this.needsUpdate&&this.update(),o.isExtendedTriangle?o.needsUpdate&&o.update():(i.copy(o),i.update(),o=i);let a=this.satBounds,l=this.satAxes;e[0]=o.a,e[1]=o.b,e[2]=o.c;for(let d=0;d<3;d++){let f=a[d],m=l[d];if(t.setFromPoints(m,e),f.isSeparated(t))return!1}let c=o.satBounds,h=o.satAxes,u=this.points;for(let d=0;d<3;d++){let f=c[d],m=h[d];if(t.setFromPoints(m,u),f.isSeparated(t))return!1}for(let d=0;d<3;d++){let f=l[d];for(let m=0;m<4;m++){let y=h[m];if(s.crossVectors(f,y),t.setFromPoints(s,e),n.setFromPoints(s,u),t.isSeparated(n))return!1}}return!0}})();Ut.prototype.closestPointToPoint=(function(){return function(e,t){return this.needsUpdate&&this.update(),t.copy(e).applyMatrix4(this.invMatrix).clamp(this.min,this.max).applyMatrix4(this.matrix),t}})();Ut.prototype.distanceToPoint=(function(){let i=new R;return function(t){return this.closestPointToPoint(t,i),t.distanceTo(i)}})();Ut.prototype.distanceToBox=(function(){let i=["x","y","z"],e=new Array(12).fill().map(()=>new hn),t=new Array(12).fill().map(()=>new hn),n=new R,s=new R;return function(o,a=0,l=null,c=null){if(this.needsUpdate&&this.update(),this.intersectsBox(o))return(l||c)&&(o.getCenter(s),this.closestPointToPoint(s,n),o.closestPointToPoint(n,s),l&&l.copy(n),c&&c.copy(s)),0;let h=a*a,u=o.min,d=o.max,f=this.points,m=1/0;for(let g=0;g<8;g++){let p=f[g];s.copy(p).clamp(u,d);let b=p.distanceToSquared(s);if(b<m&&(m=b,l&&l.copy(p),c&&c.copy(s),b<h))return Math.sqrt(b)}let y=0;for(let g=0;g<3;g++)for(let p=0;p<=1;p++)for(let b=0;b<=1;b++){let v=(g+1)%3,_=(g+2)%3,S=p<<v|b<<_,T=1<<g|p<<v|b<<_,x=f[S],M=f[T];e[y].set(x,M);let E=i[g],D=i[v],L=i[_],k=t[y],F=k.start,z=k.end;F[E]=u[E],F[D]=p?u[D]:d[D],F[L]=b?u[L]:d[L],z[E]=d[E],z[D]=p?u[D]:d[D],z[L]=b?u[L]:d[L],y++}for(let g=0;g<=1;g++)for(let p=0;p<=1;p++)for(let b=0;b<=1;b++){s.x=g?d.x:u.x,s.y=p?d.y:u.y,s.z=b?d.z:u.z,this.closestPointToPoint(s,n);let v=s.distanceToSquared(n);if(v<m&&(m=v,l&&l.copy(n),c&&c.copy(s),v<h))return Math.sqrt(v)}for(let g=0;g<12;g++){let p=e[g];for(let b=0;b<12;b++){let v=t[b];Za(p,v,n,s);let _=n.distanceToSquared(s);if(_<m&&(m=_,l&&l.copy(n),c&&c.copy(s),_<h))return Math.sqrt(_)}}return Math.sqrt(m)}})();var wp=class extends ks{constructor(){super(()=>new fn)}},Nn=new wp;var Qa=new R,Sp=new R;function Q0(i,e,t={},n=0,s=1/0){let r=n*n,o=s*s,a=1/0,l=null;if(i.shapecast({boundsTraverseOrder:h=>(Qa.copy(e).clamp(h.min,h.max),Qa.distanceToSquared(e)),intersectsBounds:(h,u,d)=>d<a&&d<o,intersectsTriangle:(h,u)=>{h.closestPointToPoint(e,Qa);let d=e.distanceToSquared(Qa);return d<a&&(Sp.copy(Qa),a=d,l=u),d<r}}),a===1/0)return null;let c=Math.sqrt(a);return t.point?t.point.copy(Sp):t.point=Sp.clone(),t.distance=c,t.faceIndex=l,t}var Oh=parseInt("187")>=169,YE=parseInt("187")<=161,yr=new R,vr=new R,wr=new R,kh=new be,Uh=new be,Bh=new be,ex=new R,tx=new R,nx=new R,el=new R;function JE(i,e,t,n,s,r,o,a){let l;if(r===un?l=i.intersectTriangle(n,t,e,!0,s):l=i.intersectTriangle(e,t,n,r!==Ft,s),l===null)return null;let c=i.origin.distanceTo(s);return c<o||c>a?null:{distance:c,point:s.clone()}}function ix(i,e,t,n,s,r,o,a,l,c,h){yr.fromBufferAttribute(e,r),vr.fromBufferAttribute(e,o),wr.fromBufferAttribute(e,a);let u=JE(i,yr,vr,wr,el,l,c,h);if(u){if(n){kh.fromBufferAttribute(n,r),Uh.fromBufferAttribute(n,o),Bh.fromBufferAttribute(n,a),u.uv=new be;let f=cn.getInterpolation(el,yr,vr,wr,kh,Uh,Bh,u.uv);Oh||(u.uv=f)}if(s){kh.fromBufferAttribute(s,r),Uh.fromBufferAttribute(s,o),Bh.fromBufferAttribute(s,a),u.uv1=new be;let f=cn.getInterpolation(el,yr,vr,wr,kh,Uh,Bh,u.uv1);Oh||(u.uv1=f),YE&&(u.uv2=u.uv1)}if(t){ex.fromBufferAttribute(t,r),tx.fromBufferAttribute(t,o),nx.fromBufferAttribute(t,a),u.normal=new R;let f=cn.getInterpolation(el,yr,vr,wr,ex,tx,nx,u.normal);u.normal.dot(i.direction)>0&&u.normal.multiplyScalar(-1),Oh||(u.normal=f)}let d={a:r,b:o,c:a,normal:new R,materialIndex:0};if(cn.getNormal(yr,vr,wr,d.normal),u.face=d,u.faceIndex=r,Oh){let f=new R;cn.getBarycoord(el,yr,vr,wr,f),u.barycoord=f}}return u}function sx(i){return i&&i.isMaterial?i.side:i}function Ro(i,e,t,n,s,r,o){let a=n*3,l=a+0,c=a+1,h=a+2,{index:u,groups:d}=i;i.index&&(l=u.getX(l),c=u.getX(c),h=u.getX(h));let{position:f,normal:m,uv:y,uv1:g}=i.attributes;if(Array.isArray(e)){let p=n*3;for(let b=0,v=d.length;b<v;b++){let{start:_,count:S,materialIndex:T}=d[b];if(p>=_&&p<_+S){let x=sx(e[T]),M=ix(t,f,m,y,g,l,c,h,x,r,o);if(M)if(M.faceIndex=n,M.face.materialIndex=T,s)s.push(M);else return M}}}else{let p=sx(e),b=ix(t,f,m,y,g,l,c,h,p,r,o);if(b)if(b.faceIndex=n,b.face.materialIndex=0,s)s.push(b);else return b}return null}function St(i,e,t,n){let s=i.a,r=i.b,o=i.c,a=e,l=e+1,c=e+2;t&&(a=t.getX(a),l=t.getX(l),c=t.getX(c)),s.x=n.getX(a),s.y=n.getY(a),s.z=n.getZ(a),r.x=n.getX(l),r.y=n.getY(l),r.z=n.getZ(l),o.x=n.getX(c),o.y=n.getY(c),o.z=n.getZ(c)}function rx(i,e,t,n,s,r,o,a){let{geometry:l,_indirectBuffer:c}=i;for(let h=n,u=n+s;h<u;h++)Ro(l,e,t,h,r,o,a)}function ox(i,e,t,n,s,r,o){let{geometry:a,_indirectBuffer:l}=i,c=1/0,h=null;for(let u=n,d=n+s;u<d;u++){let f;f=Ro(a,e,t,u,null,r,o),f&&f.distance<c&&(h=f,c=f.distance)}return h}function ax(i,e,t,n,s,r,o){let{geometry:a}=t,{index:l}=a,c=a.attributes.position;for(let h=i,u=e+i;h<u;h++){let d;if(d=h,St(o,d*3,l,c),o.needsUpdate=!0,n(o,d,s,r))return!0}return!1}function lx(i,e=null){e&&Array.isArray(e)&&(e=new Set(e));let t=i.geometry,n=t.index?t.index.array:null,s=t.attributes.position,r,o,a,l,c=0,h=i._roots;for(let d=0,f=h.length;d<f;d++)r=h[d],o=new Uint32Array(r),a=new Uint16Array(r),l=new Float32Array(r),u(0,c),c+=r.byteLength;function u(d,f,m=!1){let y=d*2;if(it(y,a)){let g=mt(d,o),p=xt(y,a),b=1/0,v=1/0,_=1/0,S=-1/0,T=-1/0,x=-1/0;for(let M=3*g,P=3*(g+p);M<P;M++){let E=n[M],D=s.getX(E),L=s.getY(E),k=s.getZ(E);D<b&&(b=D),D>S&&(S=D),L<v&&(v=L),L>T&&(T=L),k<_&&(_=k),k>x&&(x=k)}return l[d+0]!==b||l[d+1]!==v||l[d+2]!==_||l[d+3]!==S||l[d+4]!==T||l[d+5]!==x?(l[d+0]=b,l[d+1]=v,l[d+2]=_,l[d+3]=S,l[d+4]=T,l[d+5]=x,!0):!1}else{let g=ct(d),p=ht(d,o),b=m,v=!1,_=!1;if(e){if(!b){let E=g/8+f/32,D=p/8+f/32;v=e.has(E),_=e.has(D),b=!v&&!_}}else v=!0,_=!0;let S=b||v,T=b||_,x=!1;S&&(x=u(g,f,b));let M=!1;T&&(M=u(p,f,b));let P=x||M;if(P)for(let E=0;E<3;E++){let D=g+E,L=p+E,k=l[D],F=l[D+3],z=l[L],W=l[L+3];l[d+E]=k<z?k:z,l[d+E+3]=F>W?F:W}return P}}}function An(i,e,t,n,s){let r,o,a,l,c,h,u=1/t.direction.x,d=1/t.direction.y,f=1/t.direction.z,m=t.origin.x,y=t.origin.y,g=t.origin.z,p=e[i],b=e[i+3],v=e[i+1],_=e[i+3+1],S=e[i+2],T=e[i+3+2];return u>=0?(r=(p-m)*u,o=(b-m)*u):(r=(b-m)*u,o=(p-m)*u),d>=0?(a=(v-y)*d,l=(_-y)*d):(a=(_-y)*d,l=(v-y)*d),r>l||a>o||((a>r||isNaN(r))&&(r=a),(l<o||isNaN(o))&&(o=l),f>=0?(c=(S-g)*f,h=(T-g)*f):(c=(T-g)*f,h=(S-g)*f),r>h||c>o)?!1:((c>r||r!==r)&&(r=c),(h<o||o!==o)&&(o=h),r<=s&&o>=n)}function cx(i,e,t,n,s,r,o,a){let{geometry:l,_indirectBuffer:c}=i;for(let h=n,u=n+s;h<u;h++){let d=c?c[h]:h;Ro(l,e,t,d,r,o,a)}}function hx(i,e,t,n,s,r,o){let{geometry:a,_indirectBuffer:l}=i,c=1/0,h=null;for(let u=n,d=n+s;u<d;u++){let f;f=Ro(a,e,t,l?l[u]:u,null,r,o),f&&f.distance<c&&(h=f,c=f.distance)}return h}function ux(i,e,t,n,s,r,o){let{geometry:a}=t,{index:l}=a,c=a.attributes.position;for(let h=i,u=e+i;h<u;h++){let d;if(d=t.resolveTriangleIndex(h),St(o,d*3,l,c),o.needsUpdate=!0,n(o,d,s,r))return!0}return!1}function dx(i,e,t,n,s,r,o){Ye.setBuffer(i._roots[e]),An(0,Ye.float32Array,n,r,o)&&Mp(0,i,t,n,s,r,o),Ye.clearBuffer()}function Mp(i,e,t,n,s,r,o){let{float32Array:a,uint16Array:l,uint32Array:c}=Ye,h=i*2;if(it(h,l)){let d=mt(i,c),f=xt(h,l);rx(e,t,n,d,f,s,r,o)}else{let d=ct(i);An(d,a,n,r,o)&&Mp(d,e,t,n,s,r,o);let f=ht(i,c);An(f,a,n,r,o)&&Mp(f,e,t,n,s,r,o)}}var $E=["x","y","z"];function fx(i,e,t,n,s,r){Ye.setBuffer(i._roots[e]);let o=null;return An(0,Ye.float32Array,n,s,r)&&(o=Tp(0,i,t,n,s,r)),Ye.clearBuffer(),o}function Tp(i,e,t,n,s,r){let{float32Array:o,uint16Array:a,uint32Array:l}=Ye,c=i*2;if(it(c,a)){let u=mt(i,l),d=xt(c,a);return ox(e,t,n,u,d,s,r)}else{let u=yo(i,l),d=$E[u],m=n.direction[d]>=0,y,g;m?(y=ct(i),g=ht(i,l)):(y=ht(i,l),g=ct(i));let b=An(y,o,n,s,r)?Tp(y,e,t,n,s,r):null;if(b){let S=b.point[d];if(m?S<=o[g+u]:S>=o[g+u+3])return b}let _=An(g,o,n,s,r)?Tp(g,e,t,n,s,r):null;return b&&_?b.distance<=_.distance?b:_:b||_||null}}var zh=new nt,Co=new fn,Po=new fn,tl=new se,px=new Ut,Gh=new Ut;function mx(i,e,t,n){Ye.setBuffer(i._roots[e]);let s=Ap(0,i,t,n);return Ye.clearBuffer(),s}function Ap(i,e,t,n,s=null){let{float32Array:r,uint16Array:o,uint32Array:a}=Ye,l=i*2;if(s===null&&(t.boundingBox||t.computeBoundingBox(),px.set(t.boundingBox.min,t.boundingBox.max,n),s=px),it(l,o)){let h=e.geometry,u=h.index,d=h.attributes.position,f=t.index,m=t.attributes.position,y=mt(i,a),g=xt(l,o);if(tl.copy(n).invert(),t.boundsTree)return wt(i,r,Gh),Gh.matrix.copy(tl),Gh.needsUpdate=!0,t.boundsTree.shapecast({intersectsBounds:b=>Gh.intersectsBox(b),intersectsTriangle:b=>{b.a.applyMatrix4(n),b.b.applyMatrix4(n),b.c.applyMatrix4(n),b.needsUpdate=!0;for(let v=y*3,_=(g+y)*3;v<_;v+=3)if(St(Po,v,u,d),Po.needsUpdate=!0,b.intersectsTriangle(Po))return!0;return!1}});{let p=zs(t);for(let b=y*3,v=(g+y)*3;b<v;b+=3){St(Co,b,u,d),Co.a.applyMatrix4(tl),Co.b.applyMatrix4(tl),Co.c.applyMatrix4(tl),Co.needsUpdate=!0;for(let _=0,S=p*3;_<S;_+=3)if(St(Po,_,f,m),Po.needsUpdate=!0,Co.intersectsTriangle(Po))return!0}}}else{let h=ct(i),u=ht(i,a);return wt(h,r,zh),!!(s.intersectsBox(zh)&&Ap(h,e,t,n,s)||(wt(u,r,zh),s.intersectsBox(zh)&&Ap(u,e,t,n,s)))}}var Vh=new se,Ep=new Ut,nl=new Ut,ZE=new R,QE=new R,e1=new R,t1=new R;function gx(i,e,t,n={},s={},r=0,o=1/0){e.boundingBox||e.computeBoundingBox(),Ep.set(e.boundingBox.min,e.boundingBox.max,t),Ep.needsUpdate=!0;let a=i.geometry,l=a.attributes.position,c=a.index,h=e.attributes.position,u=e.index,d=Nn.getPrimitive(),f=Nn.getPrimitive(),m=ZE,y=QE,g=null,p=null;s&&(g=e1,p=t1);let b=1/0,v=null,_=null;return Vh.copy(t).invert(),nl.matrix.copy(Vh),i.shapecast({boundsTraverseOrder:S=>Ep.distanceToBox(S),intersectsBounds:(S,T,x)=>x<b&&x<o?(T&&(nl.min.copy(S.min),nl.max.copy(S.max),nl.needsUpdate=!0),!0):!1,intersectsRange:(S,T)=>{if(e.boundsTree)return e.boundsTree.shapecast({boundsTraverseOrder:M=>nl.distanceToBox(M),intersectsBounds:(M,P,E)=>E<b&&E<o,intersectsRange:(M,P)=>{for(let E=M,D=M+P;E<D;E++){St(f,3*E,u,h),f.a.applyMatrix4(t),f.b.applyMatrix4(t),f.c.applyMatrix4(t),f.needsUpdate=!0;for(let L=S,k=S+T;L<k;L++){St(d,3*L,c,l),d.needsUpdate=!0;let F=d.distanceToTriangle(f,m,g);if(F<b&&(y.copy(m),p&&p.copy(g),b=F,v=L,_=E),F<r)return!0}}}});{let x=zs(e);for(let M=0,P=x;M<P;M++){St(f,3*M,u,h),f.a.applyMatrix4(t),f.b.applyMatrix4(t),f.c.applyMatrix4(t),f.needsUpdate=!0;for(let E=S,D=S+T;E<D;E++){St(d,3*E,c,l),d.needsUpdate=!0;let L=d.distanceToTriangle(f,m,g);if(L<b&&(y.copy(m),p&&p.copy(g),b=L,v=E,_=M),L<r)return!0}}}}}),Nn.releasePrimitive(d),Nn.releasePrimitive(f),b===1/0?null:(n.point?n.point.copy(y):n.point=y.clone(),n.distance=b,n.faceIndex=v,s&&(s.point?s.point.copy(p):s.point=p.clone(),s.point.applyMatrix4(Vh),y.applyMatrix4(Vh),s.distance=y.sub(s.point).length(),s.faceIndex=_),n)}function bx(i,e=null){e&&Array.isArray(e)&&(e=new Set(e));let t=i.geometry,n=t.index?t.index.array:null,s=t.attributes.position,r,o,a,l,c=0,h=i._roots;for(let d=0,f=h.length;d<f;d++)r=h[d],o=new Uint32Array(r),a=new Uint16Array(r),l=new Float32Array(r),u(0,c),c+=r.byteLength;function u(d,f,m=!1){let y=d*2;if(it(y,a)){let g=mt(d,o),p=xt(y,a),b=1/0,v=1/0,_=1/0,S=-1/0,T=-1/0,x=-1/0;for(let M=g,P=g+p;M<P;M++){let E=3*i.resolveTriangleIndex(M);for(let D=0;D<3;D++){let L=E+D;L=n?n[L]:L;let k=s.getX(L),F=s.getY(L),z=s.getZ(L);k<b&&(b=k),k>S&&(S=k),F<v&&(v=F),F>T&&(T=F),z<_&&(_=z),z>x&&(x=z)}}return l[d+0]!==b||l[d+1]!==v||l[d+2]!==_||l[d+3]!==S||l[d+4]!==T||l[d+5]!==x?(l[d+0]=b,l[d+1]=v,l[d+2]=_,l[d+3]=S,l[d+4]=T,l[d+5]=x,!0):!1}else{let g=ct(d),p=ht(d,o),b=m,v=!1,_=!1;if(e){if(!b){let E=g/8+f/32,D=p/8+f/32;v=e.has(E),_=e.has(D),b=!v&&!_}}else v=!0,_=!0;let S=b||v,T=b||_,x=!1;S&&(x=u(g,f,b));let M=!1;T&&(M=u(p,f,b));let P=x||M;if(P)for(let E=0;E<3;E++){let D=g+E,L=p+E,k=l[D],F=l[D+3],z=l[L],W=l[L+3];l[d+E]=k<z?k:z,l[d+E+3]=F>W?F:W}return P}}}function xx(i,e,t,n,s,r,o){Ye.setBuffer(i._roots[e]),An(0,Ye.float32Array,n,r,o)&&Rp(0,i,t,n,s,r,o),Ye.clearBuffer()}function Rp(i,e,t,n,s,r,o){let{float32Array:a,uint16Array:l,uint32Array:c}=Ye,h=i*2;if(it(h,l)){let d=mt(i,c),f=xt(h,l);cx(e,t,n,d,f,s,r,o)}else{let d=ct(i);An(d,a,n,r,o)&&Rp(d,e,t,n,s,r,o);let f=ht(i,c);An(f,a,n,r,o)&&Rp(f,e,t,n,s,r,o)}}var n1=["x","y","z"];function _x(i,e,t,n,s,r){Ye.setBuffer(i._roots[e]);let o=null;return An(0,Ye.float32Array,n,s,r)&&(o=Cp(0,i,t,n,s,r)),Ye.clearBuffer(),o}function Cp(i,e,t,n,s,r){let{float32Array:o,uint16Array:a,uint32Array:l}=Ye,c=i*2;if(it(c,a)){let u=mt(i,l),d=xt(c,a);return hx(e,t,n,u,d,s,r)}else{let u=yo(i,l),d=n1[u],m=n.direction[d]>=0,y,g;m?(y=ct(i),g=ht(i,l)):(y=ht(i,l),g=ct(i));let b=An(y,o,n,s,r)?Cp(y,e,t,n,s,r):null;if(b){let S=b.point[d];if(m?S<=o[g+u]:S>=o[g+u+3])return b}let _=An(g,o,n,s,r)?Cp(g,e,t,n,s,r):null;return b&&_?b.distance<=_.distance?b:_:b||_||null}}var Hh=new nt,Io=new fn,Lo=new fn,il=new se,yx=new Ut,Wh=new Ut;function vx(i,e,t,n){Ye.setBuffer(i._roots[e]);let s=Pp(0,i,t,n);return Ye.clearBuffer(),s}function Pp(i,e,t,n,s=null){let{float32Array:r,uint16Array:o,uint32Array:a}=Ye,l=i*2;if(s===null&&(t.boundingBox||t.computeBoundingBox(),yx.set(t.boundingBox.min,t.boundingBox.max,n),s=yx),it(l,o)){let h=e.geometry,u=h.index,d=h.attributes.position,f=t.index,m=t.attributes.position,y=mt(i,a),g=xt(l,o);if(il.copy(n).invert(),t.boundsTree)return wt(i,r,Wh),Wh.matrix.copy(il),Wh.needsUpdate=!0,t.boundsTree.shapecast({intersectsBounds:b=>Wh.intersectsBox(b),intersectsTriangle:b=>{b.a.applyMatrix4(n),b.b.applyMatrix4(n),b.c.applyMatrix4(n),b.needsUpdate=!0;for(let v=y,_=g+y;v<_;v++)if(St(Lo,3*e.resolveTriangleIndex(v),u,d),Lo.needsUpdate=!0,b.intersectsTriangle(Lo))return!0;return!1}});{let p=zs(t);for(let b=y,v=g+y;b<v;b++){let _=e.resolveTriangleIndex(b);St(Io,3*_,u,d),Io.a.applyMatrix4(il),Io.b.applyMatrix4(il),Io.c.applyMatrix4(il),Io.needsUpdate=!0;for(let S=0,T=p*3;S<T;S+=3)if(St(Lo,S,f,m),Lo.needsUpdate=!0,Io.intersectsTriangle(Lo))return!0}}}else{let h=ct(i),u=ht(i,a);return wt(h,r,Hh),!!(s.intersectsBox(Hh)&&Pp(h,e,t,n,s)||(wt(u,r,Hh),s.intersectsBox(Hh)&&Pp(u,e,t,n,s)))}}var qh=new se,Ip=new Ut,sl=new Ut,i1=new R,s1=new R,r1=new R,o1=new R;function wx(i,e,t,n={},s={},r=0,o=1/0){e.boundingBox||e.computeBoundingBox(),Ip.set(e.boundingBox.min,e.boundingBox.max,t),Ip.needsUpdate=!0;let a=i.geometry,l=a.attributes.position,c=a.index,h=e.attributes.position,u=e.index,d=Nn.getPrimitive(),f=Nn.getPrimitive(),m=i1,y=s1,g=null,p=null;s&&(g=r1,p=o1);let b=1/0,v=null,_=null;return qh.copy(t).invert(),sl.matrix.copy(qh),i.shapecast({boundsTraverseOrder:S=>Ip.distanceToBox(S),intersectsBounds:(S,T,x)=>x<b&&x<o?(T&&(sl.min.copy(S.min),sl.max.copy(S.max),sl.needsUpdate=!0),!0):!1,intersectsRange:(S,T)=>{if(e.boundsTree){let x=e.boundsTree;return x.shapecast({boundsTraverseOrder:M=>sl.distanceToBox(M),intersectsBounds:(M,P,E)=>E<b&&E<o,intersectsRange:(M,P)=>{for(let E=M,D=M+P;E<D;E++){let L=x.resolveTriangleIndex(E);St(f,3*L,u,h),f.a.applyMatrix4(t),f.b.applyMatrix4(t),f.c.applyMatrix4(t),f.needsUpdate=!0;for(let k=S,F=S+T;k<F;k++){let z=i.resolveTriangleIndex(k);St(d,3*z,c,l),d.needsUpdate=!0;let W=d.distanceToTriangle(f,m,g);if(W<b&&(y.copy(m),p&&p.copy(g),b=W,v=k,_=E),W<r)return!0}}}})}else{let x=zs(e);for(let M=0,P=x;M<P;M++){St(f,3*M,u,h),f.a.applyMatrix4(t),f.b.applyMatrix4(t),f.c.applyMatrix4(t),f.needsUpdate=!0;for(let E=S,D=S+T;E<D;E++){let L=i.resolveTriangleIndex(E);St(d,3*L,c,l),d.needsUpdate=!0;let k=d.distanceToTriangle(f,m,g);if(k<b&&(y.copy(m),p&&p.copy(g),b=k,v=E,_=M),k<r)return!0}}}}}),Nn.releasePrimitive(d),Nn.releasePrimitive(f),b===1/0?null:(n.point?n.point.copy(y):n.point=y.clone(),n.distance=b,n.faceIndex=v,s&&(s.point?s.point.copy(p):s.point=p.clone(),s.point.applyMatrix4(qh),y.applyMatrix4(qh),s.distance=y.sub(s.point).length(),s.faceIndex=_),n)}function Lp(i,e,t){return i===null?null:(i.point.applyMatrix4(e.matrixWorld),i.distance=i.point.distanceTo(t.ray.origin),i.object=e,i)}var Xh=new Ut,jh=new Mn,Sx=new R,Mx=new se,Tx=new R,Dp=["getX","getY","getZ"],Do=class i extends Fh{static serialize(e,t={}){t={cloneBuffers:!0,...t};let n=e.geometry,s=e._roots,r=e._indirectBuffer,o=n.getIndex(),a={version:1,roots:null,index:null,indirectBuffer:null};return t.cloneBuffers?(a.roots=s.map(l=>l.slice()),a.index=o?o.array.slice():null,a.indirectBuffer=r?r.slice():null):(a.roots=s,a.index=o?o.array:null,a.indirectBuffer=r),a}static deserialize(e,t,n={}){n={setIndex:!0,indirect:!!e.indirectBuffer,...n};let{index:s,roots:r,indirectBuffer:o}=e;e.version||(console.warn("MeshBVH.deserialize: Serialization format has been changed and will be fixed up. It is recommended to regenerate any stored serialized data."),l(r));let a=new i(t,{...n,[Ya]:!0});if(a._roots=r,a._indirectBuffer=o||null,n.setIndex){let c=t.getIndex();if(c===null){let h=new ft(e.index,1,!1);t.setIndex(h)}else c.array!==s&&(c.array.set(s),c.needsUpdate=!0)}return a;function l(c){for(let h=0;h<c.length;h++){let u=c[h],d=new Uint32Array(u),f=new Uint16Array(u);for(let m=0,y=u.byteLength/32;m<y;m++){let g=8*m,p=2*g;it(p,f)||(d[g+6]=d[g+6]/8-m)}}}}get primitiveStride(){return 3}get resolveTriangleIndex(){return this.resolvePrimitiveIndex}constructor(e,t={}){t.maxLeafTris&&(console.warn('MeshBVH: "maxLeafTris" option has been deprecated. Use "targetLeafSize", instead.'),t={...t,targetLeafSize:t.maxLeafTris}),super(e,t)}shiftTriangleOffsets(e){return super.shiftPrimitiveOffsets(e)}writePrimitiveBounds(e,t,n){let s=this.geometry,r=this._indirectBuffer,o=s.attributes.position,a=s.index?s.index.array:null,c=(r?r[e]:e)*3,h=c+0,u=c+1,d=c+2;a&&(h=a[h],u=a[u],d=a[d]);for(let f=0;f<3;f++){let m=o[Dp[f]](h),y=o[Dp[f]](u),g=o[Dp[f]](d),p=m;y<p&&(p=y),g<p&&(p=g);let b=m;y>b&&(b=y),g>b&&(b=g),t[n+f]=p,t[n+f+3]=b}return t}computePrimitiveBounds(e,t,n){let s=this.geometry,r=this._indirectBuffer,o=s.attributes.position,a=s.index?s.index.array:null,l=o.normalized;if(e<0||t+e-n.offset>n.length/6)throw new Error("MeshBVH: compute triangle bounds range is invalid.");let c=o.array,h=o.offset||0,u=3;o.isInterleavedBufferAttribute&&(u=o.data.stride);let d=["getX","getY","getZ"],f=n.offset;for(let m=e,y=e+t;m<y;m++){let p=(r?r[m]:m)*3,b=(m-f)*6,v=p+0,_=p+1,S=p+2;a&&(v=a[v],_=a[_],S=a[S]),l||(v=v*u+h,_=_*u+h,S=S*u+h);for(let T=0;T<3;T++){let x,M,P;l?(x=o[d[T]](v),M=o[d[T]](_),P=o[d[T]](S)):(x=c[v+T],M=c[_+T],P=c[S+T]);let E=x;M<E&&(E=M),P<E&&(E=P);let D=x;M>D&&(D=M),P>D&&(D=P);let L=(D-E)/2,k=T*2;n[b+k+0]=E+L,n[b+k+1]=L+(Math.abs(E)+L)*_o}}return n}raycastObject3D(e,t,n=[]){let{material:s}=e;if(s===void 0)return;Mx.copy(e.matrixWorld).invert(),jh.copy(t.ray).applyMatrix4(Mx),Tx.setFromMatrixScale(e.matrixWorld),Sx.copy(jh.direction).multiply(Tx);let r=Sx.length(),o=t.near/r,a=t.far/r;if(t.firstHitOnly===!0){let l=this.raycastFirst(jh,s,o,a);l=Lp(l,e,t),l&&n.push(l)}else{let l=this.raycast(jh,s,o,a);for(let c=0,h=l.length;c<h;c++){let u=Lp(l[c],e,t);u&&n.push(u)}}return n}refit(e=null){return(this.indirect?bx:lx)(this,e)}raycast(e,t=In,n=0,s=1/0){let r=this._roots,o=[],a=this.indirect?xx:dx;for(let l=0,c=r.length;l<c;l++)a(this,l,t,e,o,n,s);return o}raycastFirst(e,t=In,n=0,s=1/0){let r=this._roots,o=null,a=this.indirect?_x:fx;for(let l=0,c=r.length;l<c;l++){let h=a(this,l,t,e,n,s);h!=null&&(o==null||h.distance<o.distance)&&(o=h)}return o}intersectsGeometry(e,t){let n=!1,s=this._roots,r=this.indirect?vx:mx;for(let o=0,a=s.length;o<a&&(n=r(this,o,e,t),!n);o++);return n}shapecast(e){let t=Nn.getPrimitive(),n=super.shapecast({...e,intersectsPrimitive:e.intersectsTriangle,scratchPrimitive:t,iterate:this.indirect?ux:ax});return Nn.releasePrimitive(t),n}bvhcast(e,t,n){let{intersectsRanges:s,intersectsTriangles:r}=n,o=Nn.getPrimitive(),a=this.geometry.index,l=this.geometry.attributes.position,c=this.indirect?m=>{let y=this.resolveTriangleIndex(m);St(o,y*3,a,l)}:m=>{St(o,m*3,a,l)},h=Nn.getPrimitive(),u=e.geometry.index,d=e.geometry.attributes.position,f=e.indirect?m=>{let y=e.resolveTriangleIndex(m);St(h,y*3,u,d)}:m=>{St(h,m*3,u,d)};if(r){if(!(e instanceof i))throw new Error('MeshBVH: "intersectsTriangles" callback can only be used with another MeshBVH.');let m=(y,g,p,b,v,_,S,T)=>{for(let x=p,M=p+b;x<M;x++){f(x),h.a.applyMatrix4(t),h.b.applyMatrix4(t),h.c.applyMatrix4(t),h.needsUpdate=!0;for(let P=y,E=y+g;P<E;P++)if(c(P),o.needsUpdate=!0,r(o,h,P,x,v,_,S,T))return!0}return!1};if(s){let y=s;s=function(g,p,b,v,_,S,T,x){return y(g,p,b,v,_,S,T,x)?!0:m(g,p,b,v,_,S,T,x)}}else s=m}return super.bvhcast(e,t,{intersectsRanges:s})}intersectsBox(e,t){return Xh.set(e.min,e.max,t),Xh.needsUpdate=!0,this.shapecast({intersectsBounds:n=>Xh.intersectsBox(n),intersectsTriangle:n=>Xh.intersectsTriangle(n)})}intersectsSphere(e){return this.shapecast({intersectsBounds:t=>e.intersectsBox(t),intersectsTriangle:t=>t.intersectsSphere(e)})}closestPointToGeometry(e,t,n={},s={},r=0,o=1/0){return(this.indirect?wx:gx)(this,e,t,n,s,r,o)}closestPointToPoint(e,t={},n=0,s=1/0){return Q0(this,e,t,n,s)}};var Fp=.35;function rl(i){return i.boundsTree??=new Do(i,{indirect:!0}),i.boundsTree}function Kh(i,e,t=[]){let[n,s]=[null,null];for(let a of i.meshes.values()){if(!a.visible)continue;let l=a1(a,e,a.material.clippingPlanes??t);l&&(a.material.opacity<Fp?s=Np(s,l):n=Np(n,l))}let r=n??s,o=i.faces.reduce((a,l)=>Np(a,l.meet(e)),null);return o&&(!n||o.distance<=n.distance)?o:r&&Op(i,r)}var Np=(i,e)=>i&&!(e&&e.distance<i.distance)?i:e;function a1(i,e,t){let n=new Mn().copy(e).applyMatrix4(i.matrixWorld.clone().invert()),s=null;for(let r of rl(i.geometry).raycast(n,Ft)){let o=r.point.clone().applyMatrix4(i.matrixWorld);if(t.some(l=>l.distanceToPoint(o)<0))continue;let a=o.distanceTo(e.origin);(!s||a<s.distance)&&(s={mesh:i,world:o,distance:a,face:r.face})}return s}function Op(i,{mesh:e,world:t,distance:n,face:s}){let r=e.parent,o=s.normal.clone().applyNormalMatrix(new Fe().getNormalMatrix(e.matrix)).normalize();return{point:Wt(r.worldToLocal(t.clone())),normal:Wt(o),node:e.userData.node,mesh:e,distance:n,world:t,vessel:l1(i,e,s)}}function l1(i,e,t){let s=e.geometry.getAttribute("_edge")?.getX(t.a);return i.scene.vessels.find(r=>r.index===s)?.id??null}function Ax(i,e,t){let n=i.boxAt(e,t),s=new R((e-n.left)/n.width*2-1,1-(t-n.top)/n.height*2,.5),r=new R().setFromMatrixPosition(i.camera.matrixWorld);return new Mn(r,s.unproject(i.camera).sub(r).normalize())}var c1=6,Yh=class{#e=new Map;#t=null;#n=null;constructor(e){this.app=e,this.holding=!1,this.clicked=new Set,this.grips=[];let{canvas:t}=e.view3d;t.addEventListener("pointerdown",n=>this.#i(n)),t.addEventListener("pointermove",n=>this.#s(n)),t.addEventListener("pointerup",n=>this.#o(n)),t.addEventListener("pointercancel",()=>this.cancel()),t.addEventListener("pointerleave",n=>this.current?.hover?.(null,e,n)),addEventListener("keydown",n=>n.key==="Escape"&&this.cancel())}add(e,t){this.#e.set(e,t)}get names(){return[...this.#e.keys()]}get current(){return this.#e.get(this.app.state.tool)??this.#e.get("look")}click(e){this.current?.press?.(e,this.app),this.current?.release?.(e,this.app);for(let t of this.clicked)t(e,this.app)}cancel(){this.current?.cancel?.(this.app),this.#t=null,this.app.view3d.controls.enabled=!0}ray(e){return Ax(this.app.view3d,e.clientX,e.clientY)}at(e){return Kh(this.app.model,this.ray(e),this.app.planes??[])}#i(e){if(e.button!==0||!e.isPrimary)return;this.#t={x:e.clientX,y:e.clientY,moved:!1,holds:!1};let t=this.grips.find(s=>s.holds(this.ray(e)));if(t){this.#t.grip=t,this.app.view3d.controls.enabled=!1;return}let n=this.current;if(n?.holds){let s=this.at(e);n.holds(s,this.app)&&(this.#t.holds=!0,this.app.view3d.controls.enabled=!1,n.press?.(s,this.app))}}#s(e){if(!this.#t)return this.#r(e);if(this.#t.grip)return this.#t.grip.drag(this.ray(e),e);let t=Math.hypot(e.clientX-this.#t.x,e.clientY-this.#t.y);this.#t.moved||=t>c1,this.#t.holds&&this.current.drag?.(this.at(e),this.app,e)}#r(e){e.pointerType==="touch"||e.buttons||!this.current?.hover||(this.#n||requestAnimationFrame(()=>{let t=this.#n;this.#n=null,this.#t||this.current?.hover?.(this.at(t),this.app,t)}),this.#n=e)}#o(e){let t=this.#t;if(this.#t=null,this.app.view3d.controls.enabled=!0,!t)return;if(t.grip)return t.grip.release();let n=this.at(e);t.holds?this.current.release?.(n,this.app):t.moved||this.click(n)}};var Ex={type:"change"},Up={type:"start"},Cx={type:"end"},Jh=new Mn,Rx=new jt,h1=Math.cos(70*Is.DEG2RAD),Zt=new R,Un=2*Math.PI,ut={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},kp=1e-6,$h=class extends Ta{constructor(e,t=null){super(e,t),this.state=ut.NONE,this.target=new R,this.cursor=new R,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:Cs.ROTATE,MIDDLE:Cs.DOLLY,RIGHT:Cs.PAN},this.touches={ONE:Ps.ROTATE,TWO:Ps.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new R,this._lastQuaternion=new pt,this._lastTargetPosition=new R,this._quat=new pt().setFromUnitVectors(e.up,new R(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new Rs,this._sphericalDelta=new Rs,this._scale=1,this._panOffset=new R,this._rotateStart=new be,this._rotateEnd=new be,this._rotateDelta=new be,this._panStart=new be,this._panEnd=new be,this._panDelta=new be,this._dollyStart=new be,this._dollyEnd=new be,this._dollyDelta=new be,this._dollyDirection=new R,this._mouse=new be,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=d1.bind(this),this._onPointerDown=u1.bind(this),this._onPointerUp=f1.bind(this),this._onContextMenu=y1.bind(this),this._onMouseWheel=g1.bind(this),this._onKeyDown=b1.bind(this),this._onTouchStart=x1.bind(this),this._onTouchMove=_1.bind(this),this._onMouseDown=p1.bind(this),this._onMouseMove=m1.bind(this),this._interceptControlDown=v1.bind(this),this._interceptControlUp=w1.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(e){this._cursorStyle=e,e==="grab"?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(e){super.connect(e),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=ut.NONE,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(Ex),this.update(),this.state=ut.NONE}pan(e,t){this._pan(e,t),this.update()}dollyIn(e){this._dollyIn(e),this.update()}dollyOut(e){this._dollyOut(e),this.update()}rotateLeft(e){this._rotateLeft(e),this.update()}rotateUp(e){this._rotateUp(e),this.update()}update(e=null){let t=this.object.position;Zt.copy(t).sub(this.target),Zt.applyQuaternion(this._quat),this._spherical.setFromVector3(Zt),this.autoRotate&&this.state===ut.NONE&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let n=this.minAzimuthAngle,s=this.maxAzimuthAngle;isFinite(n)&&isFinite(s)&&(n<-Math.PI?n+=Un:n>Math.PI&&(n-=Un),s<-Math.PI?s+=Un:s>Math.PI&&(s-=Un),n<=s?this._spherical.theta=Math.max(n,Math.min(s,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(n+s)/2?Math.max(n,this._spherical.theta):Math.min(s,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let r=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),r=o!=this._spherical.radius}if(Zt.setFromSpherical(this._spherical),Zt.applyQuaternion(this._quatInverse),t.copy(this.target).add(Zt),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){let a=Zt.length();o=this._clampDistance(a*this._scale);let l=a-o;this.object.position.addScaledVector(this._dollyDirection,l),this.object.updateMatrixWorld(),r=!!l}else if(this.object.isOrthographicCamera){let a=new R(this._mouse.x,this._mouse.y,0);a.unproject(this.object);let l=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),r=l!==this.object.zoom;let c=new R(this._mouse.x,this._mouse.y,0);c.unproject(this.object),this.object.position.sub(c).add(a),this.object.updateMatrixWorld(),o=Zt.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(Jh.origin.copy(this.object.position),Jh.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(Jh.direction))<h1?this.object.lookAt(this.target):(Rx.setFromNormalAndCoplanarPoint(this.object.up,this.target),Jh.intersectPlane(Rx,this.target))))}else if(this.object.isOrthographicCamera){let o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),r=!0)}return this._scale=1,this._performCursorZoom=!1,r||this._lastPosition.distanceToSquared(this.object.position)>kp||8*(1-this._lastQuaternion.dot(this.object.quaternion))>kp||this._lastTargetPosition.distanceToSquared(this.target)>kp?(this.dispatchEvent(Ex),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(e){return e!==null?Un/60*this.autoRotateSpeed*e:Un/60/60*this.autoRotateSpeed}_getZoomScale(e){let t=Math.abs(e*.01);return Math.pow(.95,this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){Zt.setFromMatrixColumn(t,0),Zt.multiplyScalar(-e),this._panOffset.add(Zt)}_panUp(e,t){this.screenSpacePanning===!0?Zt.setFromMatrixColumn(t,1):(Zt.setFromMatrixColumn(t,0),Zt.crossVectors(this.object.up,Zt)),Zt.multiplyScalar(e),this._panOffset.add(Zt)}_pan(e,t){let n=this.domElement;if(this.object.isPerspectiveCamera){let s=this.object.position;Zt.copy(s).sub(this.target);let r=Zt.length();r*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*r/n.clientHeight,this.object.matrix),this._panUp(2*t*r/n.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/n.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/n.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let n=this.domElement.getBoundingClientRect(),s=e-n.left,r=t-n.top,o=n.width,a=n.height;this._mouse.x=s/o*2-1,this._mouse.y=-(r/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientY),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(Un*this._rotateDelta.x/t.clientHeight),this._rotateUp(Un*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(Un*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-Un*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(Un*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-Un*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0;break}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(this._pointers.length===1)this._rotateStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._rotateStart.set(n,s)}}_handleTouchStartPan(e){if(this._pointers.length===1)this._panStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._panStart.set(n,s)}}_handleTouchStartDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,s=e.pageY-t.y,r=Math.sqrt(n*n+s*s);this._dollyStart.set(0,r)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(this._pointers.length==1)this._rotateEnd.set(e.pageX,e.pageY);else{let n=this._getSecondPointerPosition(e),s=.5*(e.pageX+n.x),r=.5*(e.pageY+n.y);this._rotateEnd.set(s,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(Un*this._rotateDelta.x/t.clientHeight),this._rotateUp(Un*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(this._pointers.length===1)this._panEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._panEnd.set(n,s)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,s=e.pageY-t.y,r=Math.sqrt(n*n+s*s);this._dollyEnd.set(0,r),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let o=(e.pageX+t.x)*.5,a=(e.pageY+t.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId){this._pointers.splice(t,1);return}}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];t===void 0&&(t=new be,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){let t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){let t=e.deltaMode,n={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:n.deltaY*=16;break;case 2:n.deltaY*=100;break}return e.ctrlKey&&!this._controlActive&&(n.deltaY*=10),n}};function u1(i){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(i.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(i)&&(this._addPointer(i),i.pointerType==="touch"?this._onTouchStart(i):this._onMouseDown(i),this._cursorStyle==="grab"&&(this.domElement.style.cursor="grabbing")))}function d1(i){this.enabled!==!1&&(i.pointerType==="touch"?this._onTouchMove(i):this._onMouseMove(i))}function f1(i){switch(this._removePointer(i),this._pointers.length){case 0:this.domElement.releasePointerCapture(i.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(Cx),this.state=ut.NONE,this._cursorStyle==="grab"&&(this.domElement.style.cursor="grab");break;case 1:let e=this._pointers[0],t=this._pointerPositions[e];this._onTouchStart({pointerId:e,pageX:t.x,pageY:t.y});break}}function p1(i){let e;switch(i.button){case 0:e=this.mouseButtons.LEFT;break;case 1:e=this.mouseButtons.MIDDLE;break;case 2:e=this.mouseButtons.RIGHT;break;default:e=-1}switch(e){case Cs.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(i),this.state=ut.DOLLY;break;case Cs.ROTATE:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=ut.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=ut.ROTATE}break;case Cs.PAN:if(i.ctrlKey||i.metaKey||i.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(i),this.state=ut.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(i),this.state=ut.PAN}break;default:this.state=ut.NONE}this.state!==ut.NONE&&this.dispatchEvent(Up)}function m1(i){switch(this.state){case ut.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(i);break;case ut.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(i);break;case ut.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(i);break}}function g1(i){this.enabled===!1||this.enableZoom===!1||this.state!==ut.NONE||(i.preventDefault(),this.dispatchEvent(Up),this._handleMouseWheel(this._customWheelEvent(i)),this.dispatchEvent(Cx))}function b1(i){this.enabled!==!1&&this._handleKeyDown(i)}function x1(i){switch(this._trackPointer(i),this._pointers.length){case 1:switch(this.touches.ONE){case Ps.ROTATE:if(this.enableRotate===!1){this.state=ut.NONE;break}this._handleTouchStartRotate(i),this.state=ut.TOUCH_ROTATE;break;case Ps.PAN:if(this.enablePan===!1){this.state=ut.NONE;break}this._handleTouchStartPan(i),this.state=ut.TOUCH_PAN;break;default:this.state=ut.NONE}break;case 2:switch(this.touches.TWO){case Ps.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(i),this.state=ut.TOUCH_DOLLY_PAN;break;case Ps.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(i),this.state=ut.TOUCH_DOLLY_ROTATE;break;default:this.state=ut.NONE}break;default:this.state=ut.NONE}this.state!==ut.NONE&&this.dispatchEvent(Up)}function _1(i){switch(this._trackPointer(i),this.state){case ut.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(i),this.update();break;case ut.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(i),this.update();break;case ut.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(i),this.update();break;case ut.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(i),this.update();break;default:this.state=ut.NONE}}function y1(i){this.enabled!==!1&&i.preventDefault()}function v1(i){i.key==="Control"&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function w1(i){i.key==="Control"&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}var S1=600,M1={front:[0,-1,0],back:[0,1,0],left:[1,0,0],right:[-1,0,0],above:[0,-.001,1],below:[0,-.001,-1],oblique:[.7,-.8,.25]},T1=matchMedia("(prefers-reduced-motion: reduce)"),Zh=class{#e=new Set;#t=!1;#n=0;constructor(e,t){this.canvas=e,this.about=t;let n=!new URLSearchParams(location.search).has("plain");this.renderer=new ch({canvas:e,antialias:n,powerPreference:"high-performance"}),this.renderer.setPixelRatio(n?Math.min(devicePixelRatio,2):1),this.renderer.localClippingEnabled=!0,this.renderer.xr.enabled=!0,this.scene=new na,this.scene.background=new Ee(16053750),this.camera=new Kt(30,1,.005,20),this.light=new hr(16777215,2),this.camera.add(this.light),this.world=new lt,this.patient=new lt,this.patient.matrixAutoUpdate=!1,this.patient.matrix.copy(If),this.world.add(this.patient),this.scene.add(new wa(16777215,1),this.camera,this.world),this.scene.updateMatrixWorld(!0),this.controls=new $h(this.camera,e),this.controls.addEventListener("change",()=>this.draw()),e.addEventListener("keydown",s=>this.#c(s)),new ResizeObserver(()=>this.resized()).observe(e.parentElement),this.frames=0,this.sides=null,this.spread=0,this.resized(),this.view("oblique",!0)}get presenting(){return this.renderer.xr.isPresenting}onFrame(e){return this.#e.add(e),()=>this.#e.delete(e)}draw(){this.#t||this.presenting||(this.#t=!0,requestAnimationFrame(e=>{this.#t=!1,this.presenting||this.render(e)}))}get busy(){return this.#t||this.#n>0}render(e,t){for(let n of this.#e)n(e,t);this.sides&&!this.presenting?this.#i():this.renderer.render(this.scene,this.camera),this.frames+=1}split(e){this.sides=e,this.resized()}boxes(){let{clientWidth:e,clientHeight:t}=this.canvas.parentElement;if(!this.sides||this.presenting)return[{left:0,top:0,width:e,height:t}];let[n,s]=t>e?[e,t/2]:[e/2,t];return[{left:0,top:0,width:n,height:s},{left:e-n,top:t-s,width:n,height:s}]}boxAt(e,t){let n=this.canvas.getBoundingClientRect(),s=this.boxes().map(o=>({...o,left:o.left+n.left,top:o.top+n.top})),r=o=>e>=o.left&&t>=o.top&&e<=o.left+o.width&&t<=o.top+o.height;return s.findLast(r)??s[0]}#i(){let{height:e}=this.canvas.parentElement.getBoundingClientRect();this.renderer.setScissorTest(!0);for(let[t,{left:n,top:s,width:r,height:o}]of this.boxes().entries())this.renderer.setViewport(n,e-s-o,r,o),this.renderer.setScissor(n,e-s-o,r,o),this.sides[t](),this.renderer.render(this.scene,this.camera);this.renderer.setScissorTest(!1),this.renderer.setViewport(0,0,this.canvas.parentElement.clientWidth,e)}view(e,t=!1){let n=this.#s(),s=qe(M1[e]).applyMatrix4(this.patient.matrix).normalize();this.fly(n,n.clone().addScaledVector(s,this.#o()),t)}refit(e=1){let t=this.#s();this.fly(t,t.clone().addScaledVector(this.#r(),this.#o()*e))}lookAt(e,t){let n=this.metres(e);this.fly(n,n.clone().addScaledVector(this.#r(),t/1e3/(2*Math.tan(this.camera.fov*Math.PI/360))))}get pose(){return this.presenting&&this.worn?this.worn.pose:{position:this.camera.position.toArray(),target:this.controls.target.toArray()}}set pose({position:e,target:t}){if(this.presenting&&this.worn){this.worn.pose={position:e,target:t};return}this.fly(new R(...t),new R(...e))}metres(e){return qe(e).applyMatrix4(this.patient.matrixWorld)}fly(e,t,n=!1){let[s,r,o]=[this.controls.target.clone(),this.camera.position.clone(),performance.now()];this.#n=o;let a=l=>{if(this.#n!==o)return;let c=n||T1.matches?1:Math.min(1,Math.max(0,l-o)/S1),h=c*c*(3-2*c);this.controls.target.lerpVectors(s,e,h),this.camera.position.lerpVectors(r,t,h),this.controls.update(),this.draw(),c<1?requestAnimationFrame(a):this.#n=0};a(o)}#s(){return this.metres(this.about.centre)}#r(){return this.camera.position.clone().sub(this.controls.target).normalize()}#o(){let e=Math.tan(this.camera.fov*Math.PI/360);return(this.about.extent_mm+this.spread)*44e-5/(e*Math.min(1,this.camera.aspect*1.25))}#c(e){let t={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[e.key],n=this.camera.position.clone().sub(this.controls.target);if(t&&!e.altKey&&!e.ctrlKey&&!e.metaKey){let s=new Rs().setFromVector3(n);s.theta+=t[0]*.12,s.phi+=t[1]*.12,n.setFromSpherical(s.makeSafe())}else if(e.key==="+"||e.key==="=")n.multiplyScalar(.88);else if(e.key==="-")n.multiplyScalar(1.14);else return e.key==="Home"?this.view("oblique"):void 0;return e.preventDefault(),this.camera.position.copy(this.controls.target).add(n),this.controls.update(),this.draw()}resized(){let{clientWidth:e,clientHeight:t}=this.canvas.parentElement;if(!e||!t||this.presenting)return;this.renderer.setSize(e,t,!1);let[n]=this.boxes();this.camera.aspect=n.width/n.height,this.camera.updateProjectionMatrix(),this.draw()}};function Px(){try{return!!document.createElement("canvas").getContext("webgl2")}catch{return!1}}var Ix={"twin.castor":"castor","twin.pollux":"pollux","twin.shared":"shared","twin.both":"both","owner.castor":"castor","owner.pollux":"pollux","owner.shared":"shared","owner.uncertain":"uncertain whose","kind.artery":"artery","kind.vein":"vein","kind.sinus":"sinus","kind.unknown":"unknown kind","tissue.skin":"skin","tissue.bone":"bone","tissue.muscle":"soft tissue","tissue.dura":"dura","tissue.csf":"fluid","tissue.brain":"brain","tissue.vessel":"vessels","tissue.cut":"planned cut","tissue.other":"other","preset.all":"all","preset.skin":"skin","preset.bone":"bone","preset.brain":"brain","preset.vessels":"vessels","preset.arteries":"arteries","preset.veins":"veins","preset.doubt":"doubt","preset.after":"after","tree.title":"Structures","tree.presets":"ready-made views","tree.search":"find a structure","tree.colour":"colour by","tree.doubt":"show doubt","tree.doubt.why":"what is not sure is hatched; off: uncertain tissue is hidden","tree.count":"{shown} of {nodes} surfaces shown","tree.found":"{found} of {rows} structures found; {shown} of {nodes} surfaces shown","tree.clear":"opacity","tree.all":"show all of {tissue}","tree.show":"show {name}","tree.opacity":"opacity of {name}","tree.unnamed":"label {number}","colour.owner":"owner","colour.kind":"kind of vessel","colour.tissue":"tissue","colour.doubt":"doubt","colour.pressure":"pressure","colour.change":"change of pressure","legend.label":"what the colours mean","legend.owner":"whose it is","legend.kind":"kind of vessel","legend.tissue":"tissue","legend.doubt":"how sure whose it is","legend.pressure":"mean pressure","legend.change":"change by the clips","legend.none":"no number","legend.face":"tint of the scan:","legend.now":"divided now","legend.before":"divided earlier","legend.hatched":"not sure","legend.hidden":"doubt is not shown","legend.noanswer":"No clip is set: nothing has changed.","legend.isolated":"The clips leave blood no way out: there are no numbers.","legend.nopressure":"This case has no pressures.","plane.title":"Cut plane","plane.on":"cut the model and show the scan (c)","plane.none":"This case has no scan that the cut could show.","plane.direction":"direction","plane.depth":"depth","plane.face":"on the face","plane.flip":"other side","plane.drag":"Drag the blue arrow, or press [ and ] for 1 mm, { and } for 5 mm.","plane.sagittal":"sagittal","plane.sagittal.why":"from the side","plane.coronal":"coronal","plane.coronal.why":"from the front","plane.axial":"axial","plane.axial.why":"from above","plane.cut":"along the cut","plane.cut.why":"across the line from one twin to the other","plane.eye":"facing me","plane.eye.why":"square to where you look from","plane.scan":"scan","scan.ct":"CT","scan.t1":"MR T1","plane.window":"window","window.soft":"soft tissue","window.bone":"bone","plane.level":"black {low} to white {high} {unit}","plane.tint":"tint","tint.none":"grey","tint.structure":"by structure","tint.owner":"by owner","plane.outline":"outline","plane.whole":"also outside the structures","plane.whole.why":"shows what nothing is labelled as: a structure that was missed is seen here","plane.key.on":"cut plane on or off","plane.key.in":"cut plane 1 mm deeper","plane.key.out":"cut plane 1 mm out","plane.key.in5":"cut plane 5 mm deeper","plane.key.out5":"cut plane 5 mm out","stages.title":"Stages","stages.cut":"the planned cut","stages.opened":"open cut","stages.apart":"pull apart","stages.cut.why":"The halves part along the planned surface; each shows its face with the scan on it.","stages.first":"first: today","stages.back":"one stage back (,)","stages.play":"play","stages.next":"one stage on (.)","stages.last":"last stage","stages.leave":"leave","stages.stage":"stage","stages.today":"Today","stages.today.why":"As the twins are now: nothing is divided.","stages.off":"Step through the operation: what is divided, moved and closed in each stage.","stages.divides":"divided","stages.moves":"moved","stages.closes":"closed or left open","stages.share":"cut","stages.share.of":"{share}% of the surface is open afterwards","stages.vessel":"{id} {kind}, {owner} {name}","stages.tag":"{id} divided","stages.caption":"{name} ({number} of {of})","stages.key.back":"one stage back","stages.key.on":"one stage on","compare.title":"Compare","compare.why":"Another surface beside this plan's, seen from the same place.","compare.none":"this plan alone","compare.nothing":"This plan holds no other surface to compare.","compare.plan":"this plan {short}","display.title":"Display","display.views":"look from","view.oblique":"whole","view.front":"front","view.back":"back","view.left":"left","view.right":"right","view.above":"above","view.below":"below","display.detail":"how finely it is drawn","display.model":"{name}: {triangles} triangles, {mb} MB","display.flat":"{name}: {triangles} triangles, {mb} MB, not for a headset","display.heavy":"This model has {triangles} triangles and may be slow here. A smaller one shows the same structures.","display.slow":"This machine takes {ms} ms for a picture. {name} is lighter and shows the same structures.","display.now":"{triangles} triangles in {calls} draw calls, {geometries} surfaces in memory"};var Lx={"edit.title":"Edit","edit.open":"show the slices to edit labels","edit.how":"Edits change the labels of the next `dioscuri plan`; this page's model and figures are from before.","edit.stand":"{n} edits stand. They change the labels of the next `dioscuri plan`; this page's model and figures are from before.","edit.stand1":"1 edit stands. It changes the labels of the next `dioscuri plan`; this page's model and figures are from before.","edit.offline":"Labels cannot be edited in this file: it has no server that would keep the edits. Open the case with `dioscuri view CASE`.","edit.nolabels":"This case has no labels to edit.","edit.small":"Labels cannot be edited here: the case has them only in the page's resolution.","edit.huge":"Labels cannot be edited here: they are too large for this browser (more than 256 MB).","edit.unsigned":"nothing was kept: an edit needs the name of who made it","edit.tool":"tool","edit.look":"none","edit.brush":"brush","edit.erase":"erase","edit.grow":"grow","edit.relabel":"relabel","edit.brush.why":"Drag on a slice to paint the label (w).","edit.erase.why":"Drag on a slice to take labels away (e).","edit.grow.why":"Click on a slice: the label spreads from there over voxels that touch and have such values.","edit.relabel.why":"Click on a structure in a slice: the connected piece gets the label.","edit.look.why":"Click and drag move the crosshair.","edit.key.brush":"brush: paint labels on the slices","edit.key.erase":"erase labels on the slices","edit.key.smaller":"smaller brush","edit.key.larger":"larger brush","edit.label":"label","edit.radius":"radius","edit.shape":"shape","edit.ball":"ball","edit.disc":"disc in the slice","edit.only":"only over","edit.any":"anything","edit.none":"nothing labelled","edit.values":"values","edit.low":"lowest value","edit.high":"highest value","edit.around":"around the crosshair","edit.most":"within, mm","edit.by":"Signed by {name}.","edit.who":"your name","demand.title":"Demands","demand.tool":"ask for something of the cut: click a place","demand.intro":"What the next cut must do. Kept with the case and used by `dioscuri cut CASE --from-viewer`; the cut on this page is from before.","demand.kind":"the cut must","demand.keep-out":"keep out of","demand.must-own":"leave to","demand.must-pass":"pass through","demand.twin":"whose","demand.castor":"Castor","demand.pollux":"Pollux","demand.what":"a place","demand.ball":"ball","demand.vessel":"vessel","demand.structure":"structure","demand.click":"click a place on the model or a slice","demand.placing":"Click a place on the model or on a slice.","demand.placed":"Drag the knob or set the radius; then keep it.","demand.radius":"radius","demand.keep":"keep this demand","demand.drop":"drop it","demand.vesselNone":"choose a vessel first: click it in the model or in the list","demand.none":"Nothing is asked for yet.","demand.list":"asked for","demand.remove":"remove","demand.go":"show","demand.short.keep-out":"keep out","demand.short.must-own":"must be {twin}'s","demand.short.must-pass":"must pass","demand.place.ball":"ball of {radius} mm at {at}","demand.place.vessel":"vessel {name}","demand.place.structure":"all {name}","demand.offline":"This file keeps nothing: what you ask for here is gone when it is closed, and no cut will know of it.","demand.passBall":"The cut can be asked to pass through a ball only."};var Dx={"tool.distance":"Distance","tool.path":"Path on surface","tool.angle":"Angle","tool.area":"Area","tool.landmark":"Landmark","tool.note":"Note","hint.finish":"finish","hint.stop":"stop (Esc)","hint.landmark":"Landmark: click a place on the model.","hint.note":"Note: click the place that it is about.","measure.about":"about","measure.halfVoxel":" (half a voxel)","measure.beside":"There is nothing under that click. Click on the model.","measure.asScanned":"(as scanned)","measure.apart":"Between the twins, from their places as scanned: not the gap that is drawn while they are apart.","measure.straight":"{value} straight","measure.otherSurface":"The path stays on one surface: click on {structure}.","measure.noWay":"No way leads from the first point to the second on this surface. Choose points on one piece.","measure.distance.first":"Distance: click the first point.","measure.distance.second":"Distance: click the second point.","measure.path.first":"Path: click where it starts.","measure.path.second":"Path: click where it ends, on the same surface.","measure.angle.first":"Angle: click a point on the first arm.","measure.angle.second":"Angle: click the corner.","measure.angle.third":"Angle: click a point on the second arm.","measure.area.first":"Area: click the first corner.","measure.area.second":"Area: click the second corner.","measure.area.third":"Area: click the third corner.","measure.area.more":"Area: click more corners in order; click the first one again, or \u201Cfinish\u201D.","measure.snap":"points on vessels go to the centreline","measure.how.distance":"Straight line.","measure.how.path":"Along the surface shown when it was measured.","measure.how.angle":"At the middle point.","measure.how.area":"Of the polygon laid flat: a curved surface has more.","marks.title":"Marks","marks.measures":"Measures","marks.landmarks":"Landmarks","marks.notes":"Notes","marks.bookmarks":"Kept views","marks.no.measures":"No measure yet.","marks.no.landmarks":"No landmark yet.","marks.no.notes":"No note yet.","marks.no.bookmarks":"No view is kept yet.","marks.shown":"shown","marks.by":"{who}, {when}","marks.nobody":"nobody named","marks.remove":"remove","marks.removeOne":"remove {name}","notes.sign":"\u270E","landmark.new":"New landmark","landmark.name":"Its name","note.new":"New note","note.text":"What should the team know here?","bookmark.add":"Keep this view","bookmark.new":"Keep this view","bookmark.name":"A name for it","shot.take":"Take a picture","shot.name":"A name for the picture","shot.default":"{case} view","shot.kept":"The picture is in the case: {file}","shot.downloaded":"The picture was saved as {name}.","shot.failed":"The picture could not be kept: {why}","shot.footer":"{case} \xB7 plan {plan} of {made} \xB7 picture of {date} \xB7 {notice}","ask.ok":"keep","ask.cancel":"cancel","who.title":"Who are you?","who.label":"Your name","who.note":"It stands beside what you mark, so that the team knows whom to ask. This browser remembers it.","who.is":"you: {name}","who.none":"who are you?","help.title":"Keys and gestures","help.keys":"Keys","help.gestures":"Mouse and fingers","help.key":"key","help.gesture":"how","help.does":"what it does","help.close":"close","help.undo":"takes back your last step","help.redo":"brings it back","help.arrows":"turn the model (after a click on it)","help.zoom":"nearer, farther","help.home":"everything in sight","help.esc":"stops the tool in hand; closes a question","help.turn.how":"drag, or one finger","help.turn.does":"turns the model","help.move.how":"right drag, or two fingers","help.move.does":"moves it","help.zoom.how":"wheel, or pinch","help.zoom.does":"nearer, farther","help.click.how":"click, or tap","help.click.does":"chooses, or does what the tool in hand does","help.sheet.how":"\u201Cpanels\u201D, on a phone","help.sheet.does":"opens and closes the sheet of panels","help.escape.how":"\u201Cstop\u201D over the model","help.escape.does":"puts the tool away","help.typing.how":"Ctrl Enter in a note","help.typing.does":"keeps it"};var Nx={"slices.title":"Slices","slices.button":"slices beside the model (s)","slices.key":"slices on or off","slices.label":"Slices. Arrow keys move the crosshair, Page Up and Page Down go through the slices.","slices.slider":"move the {plane} slice","slices.axial":"axial","slices.coronal":"coronal","slices.sagittal":"sagittal","slices.castor":"Castor","slices.pollux":"Pollux","slices.shared":"shared or uncertain","slices.layout":"show","slices.layout.model":"3D","slices.layout.both":"3D + slices","slices.layout.slices":"slices","slices.layout.key":"key {n}","slices.closed":"Slices are loaded when you first open them.","slices.loading":"Loading the slices\u2026","slices.convention":"Radiological: the patient's right is on the left of the picture. Each slice has its own scale bar.","slices.scan":"scan","slices.window":"window","slices.window.soft":"soft","slices.window.bone":"bone","slices.window.own":"own","slices.low":"lowest value shown, black","slices.high":"highest value shown, white","slices.to":"to","slices.tint":"colours","slices.tint.owner":"owner","slices.tint.labels":"structure","slices.tint.none":"none","slices.share":"how strong","slices.lines":"planned cut and crossing vessels","slices.leads":"the model's cut plane goes with the crosshair","slices.more":"and {n} more","slices.nameless":"label {number}, without a name","slices.nothing":"nothing labelled","slices.noscan":"This case has no scan to show: the labels alone, on black.","slices.full":"Shown in the scan's own resolution, along the body's axes.","slices.page":"Shown in the resolution of the page, which is coarser than the scan.","slices.huge":"The scan would take more than 256 MB here: shown in the resolution of the page, which is coarser.","slices.help":"Click or drag: crosshair. Wheel: through the slices. Ctrl + wheel or two fingers: zoom. Shift + drag: move. Double click: everything.","slices.nowebgl":"this browser has no WebGL 2, which slices need","slices.none":"this case has no volumes","slices.failed":"The slices cannot be shown: {why}. The model, the words and the figures still work."};var Fx={"vr.enter":"Enter VR","vr.enter.how":"put on the headset, then press this","vr.leave":"Leave VR","vr.options":"room","vr.none.https":"VR needs a page over HTTPS (or this computer's own address).","vr.none.webxr":"This browser has no WebXR: VR needs Chrome, Edge or a headset's own browser.","vr.none.headset":"No VR headset found.","vr.failed":"The headset could not be used: {why}. Everything works on this screen too.","vr.page.tools":"Tools","vr.page.show":"Show","vr.page.colours":"Colour","vr.page.steps":"Steps","vr.page.room":"Room","vr.tool.look":"look","vr.tool.distance":"distance","vr.tool.path":"path","vr.tool.angle":"angle","vr.tool.area":"area","vr.tool.landmark":"landmark","vr.tool.note":"note","vr.tool.clip":"clip","vr.tool.plane":"cut plane","vr.tool.hide":"hide","vr.how.look":"Point and press: what it is.","vr.how.distance":"Press at two points.","vr.how.path":"Press at points along the surface.","vr.how.angle":"Press at three points; the second is the corner.","vr.how.area":"Press at the corners, the first again to close.","vr.how.landmark":"Press where the landmark is.","vr.how.note":"Press where the note belongs.","vr.how.clip":"Press on a vessel to clip it, again to open it.","vr.how.plane":"Hold the trigger: the plane follows your hand.","vr.how.hide":"Press on what is in the way.","vr.how.other":"Press on the model.","vr.about.show":"What is shown.","vr.about.colours":"Colour by, and how clear skin and skull are.","vr.about.room":"Where the model stands.","vr.about.size":"size","vr.about.posture":"you are","vr.about.hand":"menu on","vr.plane.off":"no plane","vr.preset.all":"everything","vr.preset.skin":"skin","vr.preset.bone":"bone","vr.preset.brain":"brain","vr.preset.vessels":"vessels","vr.preset.arteries":"arteries","vr.preset.veins":"veins","vr.preset.doubt":"doubt","vr.preset.after":"afterwards","vr.colour.owner":"by twin","vr.colour.kind":"by kind","vr.colour.pressure":"by pressure","vr.colour.change":"by change","vr.colour.doubt":"by doubt","vr.colour.tissue":"by tissue","vr.clearer":"{what} clearer","vr.denser":"{what} denser","vr.apart":"apart","vr.together":"together","vr.opened":"cut open","vr.closed":"cut closed","vr.back":"stage back","vr.forward":"stage on","vr.stage":"Stage {number} of {all}: {name}","vr.stage.none":"Before the first of {all} stages.","vr.size.life":"life-size","vr.size.giant":"giant (4\xD7)","vr.size.table":"small (half)","vr.posture.seated":"seated","vr.posture.standing":"standing","vr.hand.left":"left wrist","vr.hand.right":"right wrist","vr.landmark":"landmark {n} (from the headset)","vr.note":"place {n} marked in the headset","vr.view":"view {n} from the headset","vr.keep":"keep this view","vr.done":"done","vr.here":"bring it here","vr.undo":"undo","vr.redo":"redo","vr.castor":"Castor's","vr.pollux":"Pollux's","vr.shared":"shared","vr.uncertain":"owner uncertain","vr.flow":"{flow} mL/min","vr.clipped":"clipped {share} %","vr.answer":"If {vessels} is clipped","vr.answer.territory":"pressure, mmHg","vr.answer.before":"before","vr.answer.after":"after","vr.answer.change":"change","vr.answer.waiting":"The answer is being worked out.","vr.answer.offline":"This file has no server: the consequence of a clip cannot be worked out here.","vr.answer.kind":"Computed, the five that rise most; supports the team, never decides."};var Ox={"tool.look":"Look and choose","tool.clip":"Clip a vessel","figure.none":"not known","figure.noInterval":"interval not yet computed","figure.between":"{low} to {high}","figure.where":"where this number comes from","figure.source":"Source: {source}","owner.castor":"castor","owner.pollux":"pollux","owner.shared":"shared","owner.uncertain":"uncertain","vessel.title":"Vessels","vessel.none":"No vessel is chosen. Click one in the model, or in the list.","vessel.empty":"This plan has no vessels. A vessel that was not seen is not thereby absent.","vessel.kind":"kind","vessel.kind.artery":"artery","vessel.kind.vein":"vein","vessel.kind.sinus":"sinus","vessel.kind.unknown":"kind not known","vessel.whose":"whose","vessel.odds":"castor's {castor}, pollux's {pollux}","vessel.over99":"over 99 %","vessel.under1":"under 1 %","vessel.radius":"radius","vessel.flow":"flow today","vessel.pressure":"pressure today","vessel.flowAfter":"flow after","vessel.pressureAfter":"pressure after","vessel.changes":"{before} \u2192 {after} {unit}","vessel.crosses":"crosses","vessel.conflict":"contested","vessel.clipped":"clipped","vessel.clamped":"clamped {share} %","vessel.contradicts":"The evidence contradicts itself about its {what}: {text}","vessel.evidence":"Evidence ({count})","vessel.noEvidence":"No evidence is kept for this vessel.","vessel.fly":"go there","vessel.leave":"close","vessel.search":"search (v12, vein pollux)","vessel.filter":"which vessels","vessel.filter.all":"all vessels","vessel.filter.crosses":"crossing","vessel.filter.conflict":"contested","vessel.filter.clipped":"clipped","vessel.filter.castor":"castor's","vessel.filter.pollux":"pollux's","vessel.filter.shared":"shared","vessel.filter.uncertain":"uncertain","vessel.filter.artery":"arteries","vessel.filter.vein":"veins","vessel.filter.sinus":"sinuses","vessel.count":"{shown} of {all}","vessel.noneFits":"No vessel fits. Change the words or the choice.","territory.title":"Territories ({count})","territory.show":"show where they lie","territory.none":"No territory is known: this plan has no circulation.","territory.isolated":"{id} {twin}: cut off","territory.unseen":"{id} {twin}: no seen vein left","clip.do":"clip","clip.half":"clamp 50 %","clip.openOne":"open {id} again","clip.openAll":"open all","clip.closed":"{id} clipped","clip.partly":"{id} clamped {share} %","whatif.title":"What if","whatif.empty":"Nothing is clipped. Choose a vessel and clip it, or take the tool \u201Cclip\u201D: what each territory's pressure becomes stands here at once.","whatif.emptyOffline":"Nothing is clipped. Clips can be marked in this file; what they do needs the server.","whatif.asking":"Computing\u2026","whatif.noIntervals":"Computing the intervals\u2026","whatif.offline":"This needs the server: a file cannot compute what a clip does. Open the case with \u201Cdioscuri view\u201D.","whatif.lost":"The server does not answer. The clips are kept; it is asked again by itself. No number until then.","whatif.none":"This plan has no circulation that could be asked.","whatif.noNumber":"No number is given for clips that leave a territory without any way out.","whatif.lose":"Lose every seen vein","whatif.pressure":"Venous pressure by territory","whatif.nothing":"No territory's pressure changes by 0.05 mmHg or more.","whatif.little":"{count} more change by less than 0.05 mmHg","whatif.territory":"territory","whatif.before":"today","whatif.after":"after","whatif.change":"change","whatif.worst":"highest","whatif.limit":"interval reaches the team's limit of {limit} mmHg","whatif.carriers":"Who carries more blood","whatif.vessel":"vessel","whatif.interval":"interval","whatif.next":"Worse next","whatif.isolates":"would cut off {names}","whatif.raises":"would bring {name} to about {pressure} mmHg","whatif.preview":"A quick preview: ask each by itself before you rely on it.","lost.isolated":"cut off: no way out is left","lost.unseen":"only veins that no scan shows are left","said.title":"Plan","said.warnings":"Warnings","said.noWarnings":"This plan has no warnings.","said.unconfirmed":"Which child is castor and which is pollux has not been confirmed by a named person.","said.which":"Case {case}, plan {plan}, made on {date}.","said.junction":"The junction","said.measure":"measure","said.value":"value","said.interval":"interval","said.sources":"Where these numbers come from","said.cut":"The cut","said.theCut":"the cut","said.proof":"The cut is {statement} ({proof}). It is not thereby the right place to cut.","said.crossings":"Vessels that cross ({count})","said.noCrossing":"No crossing vessel was seen. Not seen does not mean that there is none.","said.vessel":"vessel","said.odds":"castor's / pollux's","said.where":"place","said.evidence":"Evidence","said.deficits":"What will be missing","said.twin":"twin","said.missing":"missing","said.area":"area","said.perimeter":"perimeter","said.flat":"flat measure","said.flatNote":"Area on the completed, curved head. The flat measure is what a plane over the same rim would give: too small, and shown only as a warning.","said.volumes":"Brain","said.hours":"Hours","said.blood":"Blood","said.exchange":"Exchange between the twins","said.hearts":"The hearts","said.conflicts":"The team must rule on ({count})","said.notes":"Notes ({count})","said.note":"Note: {text}","said.origin":"Where this comes from","said.identity":"Identity: {text}","said.scans":"Scans: {text}","said.audit":"Head of the audit trail: {text}","stale.said":"The plan shown here is behind the case: {why}. What you made is kept.","stale.offline":"The plan in this file was behind its case when the file was written: {why}.","stale.reload":"load again","refused.said":"The server did not take the last change, so it is taken back here too: {why}"};var A1={...Ix,...Fx,...Ox,...Dx,...Nx,...Lx,notice:"Supports a clinical team; not a cleared medical device; never decides.","loading.scene":"Opening the case\u2026","loading.model":"Loading the model\u2026","fail.webgl":"This browser cannot draw in 3D (it has no WebGL 2). The slices, the words and the pictures still work.","fail.lost":"The graphics card stopped drawing. Nothing you made is lost; the model comes back by itself, or after a reload.","fail.open":"The case could not be opened: {why}","fail.model":"The model could not be loaded: {why}. A smaller one is tried.","saved.yes":"saved","saved.no":"not yet saved {why}","saved.offline":"this file keeps nothing: what you mark is gone when it is closed"};function w(i,e={}){let t=A1[i];if(t===void 0)throw new Error(`no text ${i}`);return t.replace(/\{(\w+)\}/g,(n,s)=>s in e?String(e[s]):n)}var kx="100k",Bp="300k",Qh=class{#e=0;#t=new Set;#n=new Set;#i=null;#s=null;constructor(e,t,n){Object.assign(this,{scene:e,source:t,elements:n}),this.log=new bh(e,t,()=>this.who),this.view3d=null,this.model=null,this.tools=null,this.planes=[]}get state(){return this.log.state}get who(){return this.#i??=za("dioscuri who")??""}sign(e){this.#i=e,go("dioscuri who",e),this.log.send()}get frames(){return this.view3d?.frames??0}do(e,t,n){return this.log.do(e,t,n)}on(e){return e(this.state,this),this.log.on(t=>e(t,this))}onModel(e){return this.model&&e(this.model),this.#t.add(e),()=>this.#t.delete(e)}get answer(){return this.#s}set answer(e){this.#s=e;for(let t of this.#n)t(e,this)}onAnswer(e){return e(this.#s,this),this.#n.add(e),()=>this.#n.delete(e)}async during(e){this.#e+=1;try{return await e}finally{this.#e-=1}}async idle(){for(let e=0;e<3;)await new Promise(t=>requestAnimationFrame(t)),e=this.#e||this.view3d?.busy||this.source.online&&!this.log.saved?0:e+1}async start(){Px()?await this.during(this.#r()):this.say(w("fail.webgl")),addEventListener("online",()=>this.log.load().catch(()=>{})),await this.during(this.log.load().catch(e=>this.say(e.message)))}async#r(){this.view3d=new Zh(this.elements.canvas,this.scene),this.model=new Th(this.view3d,this.scene),this.look=new vh(this),this.elements.canvas.addEventListener("webglcontextlost",n=>{n.preventDefault(),this.say(w("fail.lost"))}),this.elements.canvas.addEventListener("webglcontextrestored",()=>{this.say(""),this.view3d.draw()}),this.tools=new Yh(this);let e=this.scene.models.map(n=>n.name),t=e.includes(kx)?kx:e[0];await this.model.load(this.source,t),this.on(n=>this.#o(n)),e.includes(Bp)&&t!==Bp&&this.during(this.detail(Bp))}async detail(e){try{await this.model.load(this.source,e)}catch(t){this.say(w("fail.model",{why:t.message}))}this.#o(this.state);for(let t of this.#t)t(this.model)}#o(e){this.look.show(e),this.view3d.draw()}say(e){this.elements.said.textContent=e,this.elements.said.hidden=!e}};var tt=i=>document.getElementById(i);function I(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))s in n?n[s]=r:n.setAttribute(s,r);return n.append(...t.filter(s=>s!=null)),n}var ol=i=>`rgb(${i.join(",")})`;function Qt(i,e,t,n="value"){let s=e.map(({value:a,text:l,title:c})=>{let h=I("button",{type:"button",textContent:l,"aria-pressed":"false",title:c??""});return h.dataset.value=a,h.dataset[n]=a,h.addEventListener("click",()=>t(a)),h});return{element:I("div",{className:"choice",role:"group","aria-label":i},...s),press:a=>s.forEach(l=>l.setAttribute("aria-pressed",String(l.dataset.value===String(a)))),buttons:s}}function Ci(i,{label:e,min:t,max:n,step:s,unit:r="",onMove:o}){let a=I("input",{type:"range",min:t,max:n,step:s,"aria-label":e}),l=I("output",{className:"number"});return a.addEventListener("input",()=>o(Number(a.value))),a.addEventListener("change",()=>i.log.settle()),{element:I("label",{className:"slide"},I("span",{textContent:e}),a,l),set:u=>{a.value=String(u),l.textContent=`${Number(u).toFixed(s<1?1:0)}${r&&` ${r}`}`},input:a}}function rs(i,e,t=""){let n=I("input",{type:"checkbox"});return n.addEventListener("change",()=>e(n.checked)),{element:I("label",{className:"tick",title:t},n,I("span",{textContent:i})),input:n,set:r=>{n.checked=r}}}function Bt(i,e,t={}){let n=I("button",{type:"button",textContent:i,...t});return n.addEventListener("click",e),n}var zt=i=>I("h3",{textContent:i}),Tt=i=>I("p",{className:"small",textContent:i});function Ux(i){if(!i.view3d)return;let e=new zp(i);i.shell.panel({id:"compare",title:w("compare.title"),element:e.element}),i.on(t=>e.follow(t)),i.compare=e}var zp=class{constructor(e){this.app=e,this.titles=[0,1].map(()=>I("p",{className:"side",hidden:!0})),this.line=I("div",{className:"divider",hidden:!0}),e.elements.canvas.parentElement.querySelector("#overlay").append(...this.titles,this.line),this.list=I("div",{className:"stack",role:"radiogroup","aria-label":w("compare.title")}),this.facts=I("ul",{className:"facts"}),this.element=I("div",{className:"stack"},Tt(w("compare.why")),this.list,this.facts),new ResizeObserver(()=>this.#e()).observe(e.elements.canvas.parentElement),this.renew()}renew(){let{others:e}=this.app.scene,t=(n,s)=>{let r=I("input",{type:"radio",name:"compare",value:n??""});return r.addEventListener("change",()=>this.app.do("compare",{id:n})),I("label",{className:"tick"},r,I("span",{textContent:s}))};this.list.replaceChildren(...e.length?[t(null,w("compare.none")),...e.map(n=>t(n.id,n.name))]:[Tt(w("compare.nothing"))]),this.follow(this.app.state)}follow(e){let{look:t,view3d:n,scene:s}=this.app,r=s.others.find(o=>o.id===e.compare)??null;for(let o of this.list.querySelectorAll("input"))o.checked=o.value===(r?.id??"");this.facts.replaceChildren(...(r?.facts??[]).map(o=>I("li",{textContent:o}))),(r?.id??null)!==this.shown&&(this.shown=r?.id??null,this.other=r,n.split(r?[()=>t.see("plan"),()=>t.see("other")]:null),r||t.see("plan"),this.#e(),n.draw())}#e(){let e=this.app.view3d.boxes(),t=this.other?[w("compare.plan",{short:this.app.scene.plan.short}),this.other.name]:[];if(this.titles.forEach((r,o)=>{r.hidden=!this.other,r.textContent=t[o]??"",e[o]&&Object.assign(r.style,{left:`${e[o].left}px`,top:`${e[o].top}px`,width:`${e[o].width}px`})}),this.line.hidden=!this.other,!this.other)return;let[,n]=e,s=n.left>0;Object.assign(this.line.style,{left:`${n.left}px`,top:`${n.top}px`,width:s?"1px":"100%",height:s?"100%":"1px"})}};var E1=["oblique","front","back","left","right","above","below"],R1=2e6,C1=120,Gp=8;function Bx(i){if(!i.view3d)return;let e=new Hp(i);i.shell.panel({id:"display",title:w("display.title"),element:e.element,shown:()=>e.told()}),i.onModel(()=>e.renewed()),i.view3d.onFrame(t=>e.frame(t)),i.display=e}var Vp=i=>i>=1e6?`${(i/1e6).toFixed(1)} M`:`${Math.round(i/1e3)} k`,Hp=class{#e=[];#t=0;constructor(e){this.app=e,this.radios=e.scene.models.map(n=>this.#n(n)),this.said=Tt(""),this.slow=I("p",{className:"warn",role:"status",hidden:!0});let t=I("div",{className:"choice"},...E1.map(n=>Bt(w(`view.${n}`),()=>e.view3d.view(n),{"data-view":n})));this.element=I("div",{className:"stack"},zt(w("display.views")),t,zt(w("display.detail")),I("div",{className:"stack",role:"radiogroup","aria-label":w("display.detail")},...this.radios.map(n=>n.element)),this.slow,this.said)}#n(e){let t=I("input",{type:"radio",name:"detail",value:e.name});t.addEventListener("change",()=>this.choose(e.name));let n=w(e.flat_only?"display.flat":"display.model",{name:e.name,triangles:Vp(e.triangles),mb:(e.bytes/1e6).toFixed(1)}),s=e.note?I("span",{className:"small",textContent:` ${e.note}`}):null;return{input:t,model:e,element:I("label",{className:"tick"},t,I("span",{textContent:n},s))}}async choose(e){this.said.textContent=w("loading.model"),await this.app.during(this.app.detail(e)),this.renewed()}renewed(){for(let{input:n,model:s}of this.radios)n.checked=s.name===this.app.model.name;this.#e=[];let{triangles:e}=this.app.model,t=e>R1?w("display.heavy",{triangles:Vp(e)}):"";this.slow.textContent=t,this.slow.hidden=!t,t&&this.app.say(t),this.told()}frame(e){let t=e-this.#t;if(this.#t=e,!(t>0&&t<1e3)||(this.#e=[...this.#e,t].slice(-Gp),this.#e.length<Gp||!this.slow.hidden))return;let n=[...this.#e].sort((s,r)=>s-r)[Gp/2];n<C1||this.app.model.name===this.app.scene.models[0].name||(this.slow.textContent=w("display.slow",{ms:Math.round(n),name:this.app.scene.models[0].name}),this.slow.hidden=!1)}told(){let{info:e}=this.app.view3d.renderer;this.said.textContent=w("display.now",{triangles:Vp(this.app.model.triangles),calls:e.render.calls,geometries:e.memory.geometries})}};var zx=24;function Gx(i){if(!i.view3d)return;let e=I("details",{id:"legend",open:!0,"aria-label":w("legend.label")});i.elements.canvas.parentElement.querySelector("#overlay").append(e);let t="",n=()=>{let{state:s,scene:r}=i,o=i.answer??null,a=JSON.stringify([s.colour,s.doubt,s.stage,s.plane.on&&s.plane.tint,o?.clips,o?.error]);a!==t&&(t=a,e.replaceChildren(...P1(r,s,o,i.look.scale)))};i.on(n),i.onAnswer(n)}function P1(i,e,t,n){let s=I("summary",{textContent:w(`legend.${e.colour}`)}),r=I1(e.colour,t,n);return[s,r?I("p",{textContent:r}):n?D1(n):Vx(i,e.colour),...N1(i,e),...F1(i,e),...O1(i,e)]}function I1(i,e,t){return i==="change"&&!e?w("legend.noanswer"):i==="change"&&e.error?w("legend.isolated"):(i==="change"||i==="pressure")&&!t?w("legend.nopressure"):""}var L1=(i,e=!1)=>{let t=I("span",{className:e?"swatch hatch":"swatch"});return t.style.color=ol(i),t},al=(i,e,t)=>I("span",{className:"entry"},L1(e,t),i),Vx=(i,e)=>I("div",{className:"entries"},...Rf(i,e).map(({key:t,text:n,colour:s})=>al(n??w(t),s)));function D1(i){let e=r=>i.log?i.low*(i.high/i.low)**r:i.low+(i.high-i.low)*r,t=I("div",{className:"bar"}),n=Array.from({length:zx+1},(r,o)=>ol(i.at(e(o/zx))));t.style.backgroundImage=`linear-gradient(to right, ${n.join(", ")})`;let s=i.ticks.map(r=>{let o=I("span",{textContent:`${r>0&&i.low<0?"+":""}${+r.toFixed(1)}`});return o.style.left=`${100*i.share(r)}%`,o});return I("div",{className:"ramp"},t,I("div",{className:"ticks"},...s),I("div",{className:"entries"},I("span",{textContent:i.unit}),al(w("legend.none"),Ns)))}function N1(i,{plane:e,colour:t}){let n=e.on&&{structure:"tissue",owner:"owner"}[e.tint];return n&&n!==t?[I("span",{textContent:w("legend.face")}),Vx(i,n)]:[]}function F1(i,e){return e.stage?[I("div",{className:"entries"},al(w("legend.now"),Lf),al(w("legend.before"),Df,!0))]:[]}function O1(i,e){return i.nodes.some(n=>n.role==="doubt")||i.vessels.some(n=>Xa(n)<Cf)?[I("div",{className:"entries"},e.doubt?al(w("legend.hatched"),[90,90,90],!0):I("span",{textContent:w("legend.hidden")}))]:[]}var k1=`
#include <clipping_planes_pars_vertex>
uniform mat4 toLps;
varying vec3 vLps;
void main() {
  vLps = (toLps * vec4(position, 1.0)).xyz;
  vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * mvPosition;
  #include <clipping_planes_vertex>
}
`,U1=`
precision highp sampler3D;
#include <common>
#include <clipping_planes_pars_fragment>
uniform sampler3D grey;
uniform sampler3D codes;
uniform sampler2D palette;
uniform mat4 texFromLps;
uniform vec3 size;
uniform vec2 range;
uniform vec3 owners[3];
uniform float tint, line, byOwner, whole, side;
varying vec3 vLps;

vec2 codeAt(vec3 at) {
  vec4 code = texelFetch(codes, ivec3(clamp(floor(at * size), vec3(0.0), size - 1.0)), 0);
  return vec2(floor(code.r * 255.0 + 0.5) + 256.0 * floor(code.b * 255.0 + 0.5), floor(code.g * 255.0 + 0.5));
}

// What tells two structures apart on the face: its label, or its owner.
float kind(vec2 code) {
  return byOwner > 0.5 ? mod(code.y, 4.0) : code.x;
}

vec3 colourOf(float kind) {
  if (byOwner > 0.5) return owners[int(kind) - 1];
  return texelFetch(palette, ivec2(int(mod(kind, 256.0)), int(kind / 256.0)), 0).rgb;
}

void main() {
  #include <clipping_planes_fragment>
  vec3 at = (texFromLps * vec4(vLps, 1.0)).xyz;
  if (any(lessThan(at, vec3(0.0))) || any(greaterThan(at, vec3(1.0)))) discard;
  vec2 code = codeAt(at);
  if (code.x < 0.5 && whole < 0.5) discard;
  if (side > 0.5 && floor(code.y / 4.0) + 1.0 != side) discard;
  float value = texture(grey, at).r;
  vec3 colour = vec3(clamp((value - range.x) / (range.y - range.x), 0.0, 1.0));
  float here = kind(code);
  if (here > 0.5) colour = mix(colour, colourOf(here), tint);
  if (line > 0.5) {
    vec3 dx = dFdx(at), dy = dFdy(at);
    float right = kind(codeAt(at + dx)), up = kind(codeAt(at + dy));
    float edge = right != here ? right : up;
    if (edge != here) colour = mix(colour, here > 0.5 ? colourOf(here) : colourOf(edge), 0.75);
  }
  gl_FragColor = sRGBTransferEOTF(vec4(colour, 1.0));
  #include <colorspace_fragment>
}
`,B1=.22,Hx=()=>new vs(new Uint8Array(2),1,1,1);function eu(i,e=new se){let t={grey:{value:Hx()},codes:{value:Hx()},palette:{value:new bi(new Uint8Array(4),1,1)},texFromLps:{value:new se},size:{value:new R(1,1,1)},range:{value:new be(0,1)},owners:{value:["castor","pollux","shared"].map(n=>new R(...i.colours[n].map(s=>s/255)))},tint:{value:0},line:{value:0},byOwner:{value:0},whole:{value:0},side:{value:0},toLps:{value:e}};return new On({vertexShader:k1,fragmentShader:U1,uniforms:t,side:Ft,clipping:!0})}function tu(i,e,t,n,s){let{uniforms:r}=i,[o,a,l]=e.shape;r.grey.value=t,r.codes.value=n.texture,r.palette.value=n.palette,r.size.value.set(o,a,l),r.texFromLps.value.makeScale(1/o,1/a,1/l).multiply(new se().makeTranslation(.5,.5,.5)).multiply(e.ijkFromLps),r.range.value.set(...e.range(s.scan,s.window)),r.byOwner.value=s.tint==="owner"?1:0,r.tint.value=s.tint==="none"?0:B1,r.line.value=s.outline?1:0,r.whole.value=s.whole?1:0}var Wx=744621,z1=.045,G1=.97;function V1(){let i=new _i(.09,.09,1.6,12).rotateX(Math.PI/2).translate(0,0,.8),e=new pa(.3,.7,20).rotateX(Math.PI/2).translate(0,0,1.9);return I0([new Ts(.32,20,14),i,e])}function H1(i){let e=[[-i,-i,0],[i,-i,0],[i,i,0],[-i,i,0]];return new et().setAttribute("position",new He(e.flat(),3))}var nu=class{#e=null;constructor(e,t){Object.assign(this,{app:e,plane:t}),this.group=new lt,this.size=z1*e.scene.extent_mm,this.knob=new Ke(V1(),new Pt({color:Wx,depthTest:!1,transparent:!0,opacity:.9})),this.knob.scale.setScalar(this.size),this.frame=new sr(H1(.42*e.scene.extent_mm),new Zn({color:Wx,transparent:!0,opacity:.6})),this.knob.renderOrder=90,this.group.add(this.knob,this.frame),this.group.visible=!1,e.view3d.patient.add(this.group),e.tools.grips.push(this)}show(e){this.group.visible=e}place(e,t){this.group.position.copy(e),this.group.quaternion.copy(t),this.group.updateMatrixWorld(!0)}get ends(){let{point:e,normal:t}=this.app.state.plane;return[0,2.2].map(n=>this.app.view3d.metres(Wt(qe(e).addScaledVector(qe(t),n*this.size))))}holds(e){if(!this.group.visible)return!1;let[t,n]=this.ends,s=Math.sqrt(e.distanceSqToSegment(t,n)),r=.4*t.distanceTo(n)/2.2+.004*e.origin.distanceTo(t);return s>r?!1:(this.#e={along:this.#n(e),point:this.app.state.plane.point,last:null},!0)}drag(e,t){let{point:n,along:s}=this.#e,{normal:r}=this.app.state.plane,o=this.#t(),a=Math.abs(e.direction.dot(o))>G1?this.#i(t):this.#n(e)-s;this.plane.place(Wt(qe(n).addScaledVector(qe(r),a)),r)}release(){this.#e=null,this.app.log.settle()}#t(){return qe(this.app.state.plane.normal).transformDirection(this.app.view3d.patient.matrixWorld)}#n(e){let t=this.app.view3d.metres(this.#e?.point??this.app.state.plane.point),n=this.#t(),s=t.clone().sub(e.origin),r=n.dot(e.direction);return(r*s.dot(e.direction)-s.dot(n))/Math.max(1-r*r,1e-6)/this.app.view3d.patient.getWorldScale(new R).x}#i(e){let t=this.#e.last??=e.clientY,{height:n}=this.app.view3d.boxes()[0];return(t-e.clientY)/n*this.app.scene.extent_mm}};var Wp=6,W1=[[0,1],[2,3],[4,5],[6,7],[0,2],[1,3],[4,6],[5,7],[0,4],[1,5],[2,6],[3,7]];function qx(){let i=new et;return i.setAttribute("position",new He(new Float32Array(3*Wp),3)),i.setIndex(Array.from({length:Wp-2},(e,t)=>[0,t+1,t+2]).flat()),i}function Xx(i,e){return Array.from({length:8},(t,n)=>new R(...i.map((s,r)=>n>>r&1?s-.5:-.5)).applyMatrix4(e))}function jx(i,e,t,n){let s=q1(e,t,n),r=i.getAttribute("position");for(let o=0;o<Wp;o+=1){let a=s[Math.min(o,s.length-1)]??n;r.setXYZ(o,a.x,a.y,a.z)}r.needsUpdate=!0,i.computeBoundingSphere()}function q1(i,e,t){let n=i.map(h=>h.clone().sub(t).dot(e)),r=W1.filter(([h,u])=>n[h]<0!=n[u]<0).map(([h,u])=>i[h].clone().lerp(i[u],n[h]/(n[h]-n[u])));if(!r.length)return r;let o=r.reduce((h,u)=>h.add(u),new R).divideScalar(r.length),a=r[0].clone().sub(o).normalize(),l=new R().crossVectors(e,a),c=h=>Math.atan2(h.clone().sub(o).dot(l),h.clone().sub(o).dot(a));return r.sort((h,u)=>c(h)-c(u))}var X1={u8:Uint8Array,u16:Uint16Array,i16:Int16Array},iu=class extends Error{};async function Kx(i){let e=new Blob([i]).stream().pipeThrough(new DecompressionStream("gzip"));return new Uint8Array(await new Response(e).arrayBuffer())}var Yx=(i,e)=>i.endsWith(".gz")?Kx(e):e,qp=class{online=!0;async scene(){return this.#e("/api/scene")}async bytes(e){let t=await this.#t(`/api/files/${encodeURIComponent(e)}`);return Yx(e,new Uint8Array(await t.arrayBuffer()))}get(e){return this.#e(e)}post(e,t,{signal:n}={}){return this.#e(e,{signal:n,method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify(t)})}async module(e){return import(`/static/${e}`)}async#e(e,t){return(await this.#t(e,t)).json()}async#t(e,t){let n=await fetch(e,t);if(n.ok)return n;let s=await n.json().catch(()=>({}));throw Object.assign(new iu(s.error??`${e}: ${n.status}`),{status:n.status})}},Xp=class{online=!1;async scene(){return JSON.parse(document.getElementById("scene").textContent)}async bytes(e){let t=document.getElementById(`file ${e}`);if(!t)throw new iu(`${e} is not in this page`);let n=Uint8Array.from(atob(t.textContent.trim()),s=>s.charCodeAt(0));return"zipped"in t.dataset?Kx(n):Yx(e,n)}async module(e){let t=URL.createObjectURL(new Blob([await this.bytes(e)],{type:"text/javascript"}));try{return await import(t)}finally{URL.revokeObjectURL(t)}}},Jx=()=>document.getElementById("scene")?new Xp:new qp;async function su(i,e){let t=await i.bytes(e.file),n=X1[e.type];return new n(t.buffer,t.byteOffset,t.byteLength/n.BYTES_PER_ELEMENT)}var Gs=(i,e,t="page")=>i.volumes.find(n=>n.name===e&&n.place===t);var $x=255;function Zx(i,e,t){let n=new Uint8Array(t.length).fill($x),s=new Uint16Array(t.length).fill(65535),r=[...i.model.meshes.values()].find(o=>o.userData.node.role==="cut"&&!o.userData.node.option);return r?(j1(r,e,qe(i.scene.normal),(o,a,l)=>{l>=s[o]||(s[o]=l,n[o]=a?1:0)}),J1(e.shape,n,s),n):n.fill(0)}function j1(i,e,t,n){let s=xr(e).invert(),r=Math.cbrt(Math.abs(xr(e).determinant()));for(let[o,a]of Y1(i,r)){a.dot(t)<0&&a.negate();let l=o.clone().applyMatrix4(s),c=o.clone().add(a).applyMatrix4(s).sub(l);K1(l,e.shape,(h,u)=>n(h,u.dot(c)>0,Math.round(10*u.length())))}}function K1(i,[e,t,n],s){let r=new R,[o,a,l]=[i.x,i.y,i.z].map(c=>Math.floor(c)-1);for(let c=l;c<l+4;c+=1)for(let h=a;h<a+4;h+=1)for(let u=o;u<o+4;u+=1)u<0||h<0||c<0||u>=e||h>=t||c>=n||s(u+e*(h+t*c),r.set(u,h,c).sub(i))}function*Y1(i,e){let t=i.geometry.getAttribute("position"),n=i.geometry.index,s=r=>new R().fromBufferAttribute(t,n.getX(r)).applyMatrix4(i.matrix);for(let r=0;r<n.count;r+=3){let[o,a,l]=[s(r),s(r+1),s(r+2)],[c,h]=[a.sub(o),l.sub(o)],u=c.clone().cross(h).normalize(),d=Math.max(1,Math.ceil(Math.max(c.length(),h.length(),c.distanceTo(h))/e));for(let f=0;f<=d;f+=1)for(let m=0;m<=d-f;m+=1)yield[o.clone().addScaledVector(c,f/d).addScaledVector(h,m/d),u.clone()]}}function J1([i,e,t],n,s){let r=[[-1,10],[-i,10],[-i*e,10],[-i-1,14],[-i+1,14],[-i*e-1,14],[-i*e+1,14],[-i*e-i,14],[-i*e+i,14]],o=i*e*t,a=(l,c,h)=>{c<0||c>=o||n[c]===$x||s[c]+h>=s[l]||(s[l]=s[c]+h,n[l]=n[c])};for(let l=0;l<o;l+=1)for(let[c,h]of r)a(l,l+c,h);for(let l=o-1;l>=0;l-=1)for(let[c,h]of r)a(l,l-c,h)}var ll=255,ru=class{#e=new Map;constructor(e){this.app=e,this.labels=Gs(e.scene,"labels"),this.names=["ct","t1"].filter(t=>Gs(e.scene,t)),this.shape=this.labels?.shape,this.labels&&(this.ijkFromLps=xr(this.labels).invert())}get there(){return!!(this.labels&&this.names.length)}windows(e){return Gs(this.app.scene,e)?.windows??{}}range(e,t){let n=Gs(this.app.scene,e),s=this.windows(e),[r,o]=s[t]??Object.values(s)[0]??[n.offset,n.offset+ll*n.scale];return[r,o].map(a=>(a-n.offset)/n.scale/ll)}grey(e){return this.#e.has(e)||this.#e.set(e,this.#t(e)),this.#e.get(e)}codes(){return this.coded??=this.#n(),this.coded}at(e,t){let n=Wt(qe(e).applyMatrix4(this.ijkFromLps)).map(Math.round);if(!this.sides||n.some((a,l)=>a<0||a>=this.shape[l]))return null;let s=n[0]+this.shape[0]*(n[1]+this.shape[1]*n[2]),r=Gs(this.app.scene,t),o=this.loaded?.get(t)?.[s];return{label:this.labelled[s],owner:this.owned?.[s]??0,side:this.sides[s]?"pollux":"castor",value:o===void 0?null:o*r.scale+r.offset,unit:r?.unit??""}}async#t(e){let t=await su(this.app.source,Gs(this.app.scene,e));return(this.loaded??=new Map).set(e,t),Qx(t,this.shape,uo,Nt)}async#n(){let{scene:e,source:t}=this.app,n=Gs(e,"owner");this.labelled=await su(t,this.labels),this.owned=n?await su(t,n):new Uint8Array(this.labelled.length),this.sides=Zx(this.app,this.labels,this.labelled);let s=this.labelled.some(r=>r>ll);return{texture:Qx($1(this.labelled,this.owned,this.sides,s),this.shape,s?Ln:Si,At),palette:Z1(e)}}};function $1(i,e,t,n){let s=n?4:2,r=new Uint8Array(s*i.length);for(let o=0;o<i.length;o+=1)r[s*o]=i[o]&ll,r[s*o+1]=e[o]|t[o]<<2,n&&(r[s*o+2]=i[o]>>8);return r}function Qx(i,e,t,n){let s=new vs(i,...e);return Object.assign(s,{format:t,type:dn,minFilter:n,magFilter:n,unpackAlignment:1,wrapS:vn,wrapT:vn,wrapR:vn,needsUpdate:!0}),s}var jp=256;function Z1(i){let e=i.labels.reduce((r,o)=>Math.max(r,o.number),0),t=Math.floor(e/jp)+1,n=new Uint8Array(4*jp*t);for(let r of i.labels)n.set([...r.colour,ll],4*r.number);let s=new bi(n,jp,t,Ln,dn);return Object.assign(s,{minFilter:At,magFilter:At,needsUpdate:!0}),s}var Kp=["castor","pollux","both"],e_={castor:1,pollux:2,both:0},Q1=new R(0,0,1),ou=class{constructor(e){this.app=e,this.scan=new ru(e),this.polygon=qx(),this.corners=this.scan.there?Xx(this.scan.shape,xr(this.scan.labels)):[],this.planes=Object.fromEntries(Kp.map(t=>[t,[new jt]])),this.quads=Object.fromEntries(Kp.map(t=>[t,this.#n(t)])),this.handle=new nu(e,this),e.model.faces.push({meet:t=>this.meet(t)}),e.look.beforeRender.add(()=>this.#i()),e.onModel(()=>this.follow(e.state)),e.on(t=>this.follow(t))}get on(){return this.app.state.plane.on&&this.scan.there}place(e,t=this.app.state.plane.normal){this.app.do("plane",{on:!0,point:[...e],normal:Wt(qe(t).normalize())},{merge:!0})}towardsEye(){let{camera:e,controls:t,patient:n}=this.app.view3d;return Wt(e.position.clone().sub(t.target).transformDirection(n.matrixWorld.clone().invert()))}set(e){let t={sagittal:[1,0,0],coronal:[0,1,0],axial:[0,0,1],cut:this.app.scene.normal}[e],n=this.towardsEye(),s=t&&qe(t).dot(qe(n))<0?t.map(r=>-r):t??n;this.app.do("plane",{on:!0,normal:s})}get depth(){let{point:e,normal:t}=this.app.state.plane;return qe(e).sub(qe(this.app.scene.centre)).dot(qe(t))}move(e){let{point:t,normal:n}=this.app.state.plane;this.place(Wt(qe(t).addScaledVector(qe(n),e)),n)}flip(){this.app.do("plane",{on:!0,normal:this.app.state.plane.normal.map(e=>-e)})}follow(e){let{model:t,view3d:n}=this.app;for(let s of t.meshes.values())s.material.clippingPlanes=this.on?this.planes[eR(s)]:null;this.app.planes=this.on?this.planes.both:[],this.on&&this.app.during(this.#e(e)).catch(s=>this.app.say(s.message)),this.#t(),this.handle.show(this.on),n.draw()}async textures(e){let t=this.scan.names.includes(e.plane.scan)?e.plane.scan:this.scan.names[0],[n,s]=await Promise.all([this.scan.grey(t),this.scan.codes()]);return{grey:n,codes:s,plane:{...e.plane,scan:t}}}async#e(e){let{grey:t,codes:n,plane:s}=await this.textures(e);if(this.app.state.plane===e.plane){for(let r of Object.values(this.quads))tu(r.material,this.scan,t,n,s);this.filled=!0,this.#t(),this.app.view3d.draw()}}#t(){let e=this.app.model.pulled>0;for(let[t,n]of Object.entries(this.quads))n.visible=this.on&&!!this.filled&&t==="both"!==e,n.material.uniforms.side.value=e?e_[t]:0}#n(e){let{scene:t,model:n}=this.app,s=new Ke(this.polygon,eu(t));return s.visible=!1,s.renderOrder=-1,n.twins[e].add(s),s}#i(){if(!this.on)return;let{model:e,state:t}=this.app,n=qe(t.plane.normal).normalize(),s=qe(t.plane.point);for(let o of Kp)this.planes[o][0].setFromNormalAndCoplanarPoint(n.clone().negate(),s).applyMatrix4(e.twins[o].matrixWorld);let r=[...t.plane.point,...t.plane.normal].join();r!==this.placed&&(this.placed=r,jx(this.polygon,this.corners,n,s),this.handle.place(s,new pt().setFromUnitVectors(Q1,n)))}meet(e){return!this.on||!this.filled?null:(this.app.model.pulled>0?["castor","pollux"]:["both"]).map(s=>this.#s(e,s)).filter(Boolean).sort((s,r)=>s.distance-r.distance)[0]??null}#s(e,t){let n=e.intersectPlane(this.planes[t][0],new R);if(!n)return null;let s=Wt(this.app.model.twins[t].worldToLocal(n.clone())),r=this.scan.at(s,this.app.state.plane.scan);if(!r||!r.label&&!this.app.state.plane.whole||t!=="both"&&r.side!==t)return null;let o=this.app.scene.owners[r.owner]??"both",a=this.app.scene.labels.find(h=>h.number===r.label),l=a?.name??`label ${r.label}`,c={name:`${o} ${l}`,structure:l,twin:o,tissue:a?.tissue??"",role:"face",colour:a?.colour??[128,128,128],confidence:null};return{point:s,normal:[...this.app.state.plane.normal],node:c,mesh:this.quads[t],vessel:null,distance:n.distanceTo(e.origin),world:n,value:r.value,unit:r.unit}}},eR=i=>i.userData.node.twin in e_?i.userData.node.twin:"both";var tR=["sagittal","coronal","axial","cut","eye"],[t_,n_]=[1,5];function i_(i){if(!i.view3d)return;i.plane=new ou(i);let e=new Yp(i);i.shell.panel({id:"plane",title:w("plane.title"),element:e.element}),i.on(t=>e.follow(t)),nR(i)}function nR(i){let e=t=>()=>{i.plane.move(t),i.log.settle()};i.shell.key("c",()=>i.do("plane",{on:!i.state.plane.on}),w("plane.key.on")),i.shell.key("[",e(-t_),w("plane.key.in")),i.shell.key("]",e(t_),w("plane.key.out")),i.shell.key("{",e(-n_),w("plane.key.in5")),i.shell.key("}",e(n_),w("plane.key.out5"))}var Yp=class{constructor(e){this.app=e;let{plane:t}=e,n=r=>e.do("plane",r),s=Math.round(e.scene.extent_mm/2);this.on=rs(w("plane.on"),r=>n({on:r})),this.on.input.dataset.plane="on",this.direction=Qt(w("plane.direction"),tR.map(r=>({value:r,text:w(`plane.${r}`),title:w(`plane.${r}.why`)})),r=>t.set(r)),this.depth=Ci(e,{label:w("plane.depth"),min:-s,max:s,step:.5,unit:"mm",onMove:r=>t.move(r-t.depth)}),this.scan=Qt(w("plane.scan"),t.scan.names.map(r=>({value:r,text:w(`scan.${r}`)})),r=>n({scan:r,window:"soft"})),this.window=Qt(w("plane.window"),["soft","bone"].map(r=>({value:r,text:w(`window.${r}`)})),r=>n({window:r})),this.tint=Qt(w("plane.tint"),["none","structure","owner"].map(r=>({value:r,text:w(`tint.${r}`)})),r=>n({tint:r})),this.outline=rs(w("plane.outline"),r=>n({outline:r})),this.whole=rs(w("plane.whole"),r=>n({whole:r}),w("plane.whole.why")),this.level=Tt(""),this.body=I("div",{className:"stack"},zt(w("plane.direction")),this.direction.element,this.depth.element,I("div",{className:"pair"},Bt(w("plane.flip"),()=>t.flip())),Tt(w("plane.drag")),zt(w("plane.face")),this.scan.element,this.window.element,this.level,this.tint.element,this.outline.element,this.whole.element),this.element=I("div",{className:"stack"},t.scan.there?this.on.element:Tt(w("plane.none")),this.body)}follow({plane:e}){let{scan:t}=this.app.plane;if(this.on.set(e.on),this.body.hidden=!e.on||!t.there,this.body.hidden)return;this.direction.press(this.#e(e.normal)),this.depth.set(Math.round(2*this.app.plane.depth)/2);let n=t.names.includes(e.scan)?e.scan:t.names[0];this.scan.press(n);let s=t.windows(n);for(let l of this.window.buttons)l.hidden=!(l.dataset.value in s);let r=e.window in s?e.window:Object.keys(s)[0];this.window.press(r);let[o,a]=s[r]??[];this.level.textContent=o===void 0?"":w("plane.level",{low:Math.round(o),high:Math.round(a),unit:this.app.scene.volumes.find(l=>l.name===n)?.unit??""}),this.tint.press(e.tint),this.outline.set(e.outline),this.whole.set(e.whole)}#e(e){let t=s=>Math.abs(s.reduce((r,o,a)=>r+o*e[a],0))>.9999,n={sagittal:[1,0,0],coronal:[0,1,0],axial:[0,0,1],cut:this.app.scene.normal};return Object.keys(n).find(s=>t(n[s]))??""}};var au=class{#e=new Map;constructor(e){this.app=e,tt("undo").addEventListener("click",()=>e.log.undo()),tt("redo").addEventListener("click",()=>e.log.redo()),tt("fold").addEventListener("click",()=>this.fold()),addEventListener("keydown",t=>this.#t(t)),e.on(t=>this.#n(t))}panel(e){let t=I("button",{type:"button",role:"tab",id:`tab-${e.id}`,textContent:e.title,"aria-selected":"false","aria-controls":`panel-${e.id}`}),n=I("section",{id:`panel-${e.id}`,role:"tabpanel",hidden:!0,"aria-labelledby":`tab-${e.id}`},e.element);t.addEventListener("click",()=>this.open(e.id)),tt("tabs").append(t),tt("panels").append(n),this.#e.set(e.id,{...e,tab:t,box:n}),this.#e.size===1&&this.open(e.id)}open(e){for(let[t,{tab:n,box:s,shown:r}]of this.#e)n.setAttribute("aria-selected",String(t===e)),s.hidden=t!==e,t===e&&(n.scrollIntoView?.({block:"nearest",inline:"nearest"}),r?.());this.fold(!1)}tool(e,{label:t,key:n,icon:s}){let r=I("button",{type:"button",title:n?`${t} (${n})`:t,"aria-label":t,"aria-pressed":"false",textContent:s});r.dataset.tool=e,r.addEventListener("click",()=>this.app.do("tool",{name:this.app.state.tool===e?"look":e})),n&&this.key(n,()=>r.click(),t),tt("tools").append(r)}key(e,t,n=""){(this.keys??=new Map).set(e,{call:t,label:n})}fold(e=!tt("side").classList.contains("folded")){tt("side").classList.toggle("folded",e),tt("fold").setAttribute("aria-expanded",String(!e))}#t(e){if(e.target.closest?.("input, textarea, select, dialog"))return;let t=e.ctrlKey||e.metaKey;t&&e.key.toLowerCase()==="z"?(e.preventDefault(),e.shiftKey?this.app.log.redo():this.app.log.undo()):t&&e.key.toLowerCase()==="y"?(e.preventDefault(),this.app.log.redo()):!t&&!e.altKey&&this.keys?.get(e.key)?.call(e)}#n(e){let{log:t}=this.app;tt("undo").disabled=!t.canUndo,tt("redo").disabled=!t.canRedo;for(let n of tt("tools").querySelectorAll("[data-tool]"))n.setAttribute("aria-pressed",String(n.dataset.tool===e.tool));tt("saved").textContent=this.app.source.online?t.saved?w("saved.yes"):w("saved.no",{why:t.problem}):w("saved.offline")}};var s_=new nt,lu=new R,No=class extends Sa{constructor(){super(),this.isLineSegmentsGeometry=!0,this.type="LineSegmentsGeometry";let e=[-1,2,0,1,2,0,-1,1,0,1,1,0,-1,0,0,1,0,0,-1,-1,0,1,-1,0],t=[-1,2,1,2,-1,1,1,1,-1,-1,1,-1,-1,-2,1,-2],n=[0,2,1,2,3,1,2,4,3,4,5,3,4,6,5,6,7,5];this.setIndex(n),this.setAttribute("position",new He(e,3)),this.setAttribute("uv",new He(t,2))}applyMatrix4(e){let t=this.attributes.instanceStart,n=this.attributes.instanceEnd;return t!==void 0&&(t.applyMatrix4(e),n.applyMatrix4(e),t.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this}setPositions(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new Es(t,6,1);return this.setAttribute("instanceStart",new wn(n,3,0)),this.setAttribute("instanceEnd",new wn(n,3,3)),this.instanceCount=this.attributes.instanceStart.count,this.computeBoundingBox(),this.computeBoundingSphere(),this}setColors(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new Es(t,6,1);return this.setAttribute("instanceColorStart",new wn(n,3,0)),this.setAttribute("instanceColorEnd",new wn(n,3,3)),this}fromWireframeGeometry(e){return this.setPositions(e.attributes.position.array),this}fromEdgesGeometry(e){return this.setPositions(e.attributes.position.array),this}fromMesh(e){return this.fromWireframeGeometry(new ma(e.geometry)),this}fromLineSegments(e){let t=e.geometry;return this.setPositions(t.attributes.position.array),this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new nt);let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;e!==void 0&&t!==void 0&&(this.boundingBox.setFromBufferAttribute(e),s_.setFromBufferAttribute(t),this.boundingBox.union(s_))}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new on),this.boundingBox===null&&this.computeBoundingBox();let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;if(e!==void 0&&t!==void 0){let n=this.boundingSphere.center;this.boundingBox.getCenter(n);let s=0;for(let r=0,o=e.count;r<o;r++)lu.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(lu)),lu.fromBufferAttribute(t,r),s=Math.max(s,n.distanceToSquared(lu));this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&console.error("THREE.LineSegmentsGeometry.computeBoundingSphere(): Computed radius is NaN. The instanced position data is likely to have NaN values.",this)}}toJSON(){}};me.line={worldUnits:{value:1},linewidth:{value:1},resolution:{value:new be},dashOffset:{value:0},dashScale:{value:1},dashSize:{value:1},gapSize:{value:1}};Dn.line={uniforms:Fa.merge([me.common,me.fog,me.line]),vertexShader:`
		#include <common>
		#include <color_pars_vertex>
		#include <fog_pars_vertex>
		#include <logdepthbuf_pars_vertex>
		#include <clipping_planes_pars_vertex>

		uniform float linewidth;
		uniform vec2 resolution;

		attribute vec3 instanceStart;
		attribute vec3 instanceEnd;

		attribute vec3 instanceColorStart;
		attribute vec3 instanceColorEnd;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#ifdef USE_DASH

			uniform float dashScale;
			attribute float instanceDistanceStart;
			attribute float instanceDistanceEnd;
			varying float vLineDistance;

		#endif

		float trimSegmentAlpha( const in vec4 start, const in vec4 end ) {

			// compute the interpolation factor needed to trim the segment so it terminates
			// between the camera plane and the near plane

			// conservative estimate of the near plane
			float a = projectionMatrix[ 2 ][ 2 ]; // 3nd entry in 3th column
			float b = projectionMatrix[ 3 ][ 2 ]; // 3nd entry in 4th column

			// we need different nearEstimate formula for reversed and default depth buffer
			// a is positive with a reversed depth buffer so it can be used for controlling the code flow
			float nearEstimate = ( a > 0.0 ) ? ( - b / ( a + 1.0 ) ) : ( - 0.5 * b / a );

			return ( nearEstimate - start.z ) / ( end.z - start.z );

		}

		void main() {

			#ifdef USE_COLOR

				vColor.xyz = ( position.y < 0.5 ) ? instanceColorStart : instanceColorEnd;

			#endif

			float aspect = resolution.x / resolution.y;

			// camera space
			vec4 start = modelViewMatrix * vec4( instanceStart, 1.0 );
			vec4 end = modelViewMatrix * vec4( instanceEnd, 1.0 );

			#ifdef USE_DASH

				float lineDistanceStart = dashScale * instanceDistanceStart;
				float lineDistanceEnd = dashScale * instanceDistanceEnd;

			#endif

			#ifdef WORLD_UNITS

				worldStart = start.xyz;
				worldEnd = end.xyz;

			#else

				vUv = uv;

			#endif

			// special case for perspective projection, and segments that terminate either in, or behind, the camera plane
			// clearly the gpu firmware has a way of addressing this issue when projecting into ndc space
			// but we need to perform ndc-space calculations in the shader, so we must address this issue directly
			// perhaps there is a more elegant solution -- WestLangley

			bool perspective = ( projectionMatrix[ 2 ][ 3 ] == - 1.0 ); // 4th entry in the 3rd column

			if ( perspective ) {

				if ( start.z < 0.0 && end.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( start, end );
					end.xyz = mix( start.xyz, end.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceEnd = mix( lineDistanceStart, lineDistanceEnd, alpha );

					#endif

				} else if ( end.z < 0.0 && start.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( end, start );
					start.xyz = mix( end.xyz, start.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceStart = mix( lineDistanceEnd, lineDistanceStart, alpha );

					#endif

				}

			}

			#ifdef USE_DASH

				vLineDistance = ( position.y < 0.5 ) ? lineDistanceStart : lineDistanceEnd;
				vUv = uv;

			#endif

			// clip space
			vec4 clipStart = projectionMatrix * start;
			vec4 clipEnd = projectionMatrix * end;

			// ndc space
			vec3 ndcStart = clipStart.xyz / clipStart.w;
			vec3 ndcEnd = clipEnd.xyz / clipEnd.w;

			// direction
			vec2 dir = ndcEnd.xy - ndcStart.xy;

			// account for clip-space aspect ratio
			dir.x *= aspect;
			dir = normalize( dir );

			#ifdef WORLD_UNITS

				vec3 worldDir = normalize( end.xyz - start.xyz );
				vec3 tmpFwd = perspective ? normalize( mix( start.xyz, end.xyz, 0.5 ) ) : vec3( 0.0, 0.0, - 1.0 );
				vec3 worldUp = normalize( cross( worldDir, tmpFwd ) );
				vec3 worldFwd = cross( worldDir, worldUp );
				worldPos = position.y < 0.5 ? start: end;

				// height offset
				float hw = linewidth * 0.5;
				worldPos.xyz += position.x < 0.0 ? hw * worldUp : - hw * worldUp;

				// don't extend the line if we're rendering dashes because we
				// won't be rendering the endcaps
				#ifndef USE_DASH

					// cap extension
					worldPos.xyz += position.y < 0.5 ? - hw * worldDir : hw * worldDir;

					// add width to the box
					worldPos.xyz += worldFwd * hw;

					// endcaps
					if ( position.y > 1.0 || position.y < 0.0 ) {

						worldPos.xyz -= worldFwd * 2.0 * hw;

					}

				#endif

				// project the worldpos
				vec4 clip = projectionMatrix * worldPos;

				// shift the depth of the projected points so the line
				// segments overlap neatly
				vec3 clipPose = ( position.y < 0.5 ) ? ndcStart : ndcEnd;

				// only shift the depth of vertices in front of the camera (#35137)
				if ( clip.w > 0.0 ) clip.z = clipPose.z * clip.w;

			#else

				vec2 offset = vec2( dir.y, - dir.x );
				// undo aspect ratio adjustment
				dir.x /= aspect;
				offset.x /= aspect;

				// sign flip
				if ( position.x < 0.0 ) offset *= - 1.0;

				// endcaps
				if ( position.y < 0.0 ) {

					offset += - dir;

				} else if ( position.y > 1.0 ) {

					offset += dir;

				}

				// adjust for linewidth
				offset *= linewidth;

				// adjust for clip-space to screen-space conversion // maybe resolution should be based on viewport ...
				offset /= resolution.y;

				// select end
				vec4 clip = ( position.y < 0.5 ) ? clipStart : clipEnd;

				// back to clip space
				offset *= clip.w;

				clip.xy += offset;

			#endif

			gl_Position = clip;

			vec4 mvPosition = ( position.y < 0.5 ) ? start : end; // this is an approximation

			#include <logdepthbuf_vertex>
			#include <clipping_planes_vertex>
			#include <fog_vertex>

		}
		`,fragmentShader:`
		uniform vec3 diffuse;
		uniform float opacity;
		uniform float linewidth;

		#ifdef USE_DASH

			uniform float dashOffset;
			uniform float dashSize;
			uniform float gapSize;

		#endif

		varying float vLineDistance;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#include <common>
		#include <color_pars_fragment>
		#include <fog_pars_fragment>
		#include <logdepthbuf_pars_fragment>
		#include <clipping_planes_pars_fragment>

		vec2 closestLineToLine(vec3 p1, vec3 p2, vec3 p3, vec3 p4) {

			float mua;
			float mub;

			vec3 p13 = p1 - p3;
			vec3 p43 = p4 - p3;

			vec3 p21 = p2 - p1;

			float d1343 = dot( p13, p43 );
			float d4321 = dot( p43, p21 );
			float d1321 = dot( p13, p21 );
			float d4343 = dot( p43, p43 );
			float d2121 = dot( p21, p21 );

			float denom = d2121 * d4343 - d4321 * d4321;

			float numer = d1343 * d4321 - d1321 * d4343;

			mua = numer / denom;
			mua = clamp( mua, 0.0, 1.0 );
			mub = ( d1343 + d4321 * ( mua ) ) / d4343;
			mub = clamp( mub, 0.0, 1.0 );

			return vec2( mua, mub );

		}

		void main() {

			float alpha = opacity;
			vec4 diffuseColor = vec4( diffuse, alpha );

			#include <clipping_planes_fragment>

			#ifdef USE_DASH

				if ( vUv.y < - 1.0 || vUv.y > 1.0 ) discard; // discard endcaps

				if ( mod( vLineDistance + dashOffset, dashSize + gapSize ) > dashSize ) discard; // todo - FIX

			#endif

			#ifdef WORLD_UNITS

				float len;

				if ( isOrthographic ) {

					// View rays are parallel to the z axis so the distance reduces to camera-space XY
					vec2 lineDir = worldEnd.xy - worldStart.xy;
					float t = clamp( dot( worldPos.xy - worldStart.xy, lineDir ) / dot( lineDir, lineDir ), 0.0, 1.0 );
					len = length( worldStart.xy + lineDir * t - worldPos.xy );

				} else {

					// Find the closest points on the view ray and the line segment
					vec3 rayEnd = normalize( worldPos.xyz ) * 1e5;
					vec3 lineDir = worldEnd - worldStart;
					vec2 params = closestLineToLine( worldStart, worldEnd, vec3( 0.0, 0.0, 0.0 ), rayEnd );

					vec3 p1 = worldStart + lineDir * params.x;
					vec3 p2 = rayEnd * params.y;
					vec3 delta = p1 - p2;
					len = length( delta );

				}

				float norm = len / linewidth;

				#ifndef USE_DASH

					#ifdef USE_ALPHA_TO_COVERAGE

						float dnorm = fwidth( norm );
						alpha = 1.0 - smoothstep( 0.5 - dnorm, 0.5 + dnorm, norm );

					#else

						if ( norm > 0.5 ) {

							discard;

						}

					#endif

				#endif

			#else

				#ifdef USE_ALPHA_TO_COVERAGE

					// artifacts appear on some hardware if a derivative is taken within a conditional
					float a = vUv.x;
					float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
					float len2 = a * a + b * b;
					float dlen = fwidth( len2 );

					if ( abs( vUv.y ) > 1.0 ) {

						alpha = 1.0 - smoothstep( 1.0 - dlen, 1.0 + dlen, len2 );

					}

				#else

					if ( abs( vUv.y ) > 1.0 ) {

						float a = vUv.x;
						float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
						float len2 = a * a + b * b;

						if ( len2 > 1.0 ) discard;

					}

				#endif

			#endif

			#include <logdepthbuf_fragment>
			#include <color_fragment>

			gl_FragColor = vec4( diffuseColor.rgb, alpha );

			#include <tonemapping_fragment>
			#include <colorspace_fragment>
			#include <fog_fragment>
			#include <premultiplied_alpha_fragment>

		}
		`};var Vs=class extends On{constructor(e){super({type:"LineMaterial",uniforms:Fa.clone(Dn.line.uniforms),vertexShader:Dn.line.vertexShader,fragmentShader:Dn.line.fragmentShader,clipping:!0}),this.isLineMaterial=!0,this.setValues(e)}get color(){return this.uniforms.diffuse.value}set color(e){this.uniforms.diffuse.value=e}get worldUnits(){return"WORLD_UNITS"in this.defines}set worldUnits(e){e===!0!==this.worldUnits&&(this.needsUpdate=!0),e===!0?this.defines.WORLD_UNITS="":delete this.defines.WORLD_UNITS}get linewidth(){return this.uniforms.linewidth.value}set linewidth(e){this.uniforms.linewidth&&(this.uniforms.linewidth.value=e)}get dashed(){return"USE_DASH"in this.defines}set dashed(e){e===!0!==this.dashed&&(this.needsUpdate=!0),e===!0?this.defines.USE_DASH="":delete this.defines.USE_DASH}get dashScale(){return this.uniforms.dashScale.value}set dashScale(e){this.uniforms.dashScale.value=e}get dashSize(){return this.uniforms.dashSize.value}set dashSize(e){this.uniforms.dashSize.value=e}get dashOffset(){return this.uniforms.dashOffset.value}set dashOffset(e){this.uniforms.dashOffset.value=e}get gapSize(){return this.uniforms.gapSize.value}set gapSize(e){this.uniforms.gapSize.value=e}get opacity(){return this.uniforms.opacity.value}set opacity(e){this.uniforms&&(this.uniforms.opacity.value=e)}get resolution(){return this.uniforms.resolution.value}set resolution(e){this.uniforms.resolution.value.copy(e)}get alphaToCoverage(){return"USE_ALPHA_TO_COVERAGE"in this.defines}set alphaToCoverage(e){this.defines&&(e===!0!==this.alphaToCoverage&&(this.needsUpdate=!0),e===!0?this.defines.USE_ALPHA_TO_COVERAGE="":delete this.defines.USE_ALPHA_TO_COVERAGE)}};var Jp=new Qe,r_=new R,o_=new R,pn=new Qe,mn=new Qe,Pi=new Qe,$p=new R,Zp=new se,gn=new hn,a_=new R,cu=new nt,hu=new on,Ii=new Qe,Li,Sr;function l_(i,e,t){return Ii.set(0,0,-e,1).applyMatrix4(i.projectionMatrix),Ii.multiplyScalar(1/Ii.w),Ii.x=Sr/t.width,Ii.y=Sr/t.height,Ii.applyMatrix4(i.projectionMatrixInverse),Ii.multiplyScalar(1/Ii.w),Math.abs(Math.max(Ii.x,Ii.y))}function iR(i,e){let t=i.matrixWorld,n=i.geometry,s=n.attributes.instanceStart,r=n.attributes.instanceEnd,o=Math.min(n.instanceCount,s.count);for(let a=0,l=o;a<l;a++){gn.start.fromBufferAttribute(s,a),gn.end.fromBufferAttribute(r,a),gn.applyMatrix4(t);let c=new R,h=new R;Li.distanceSqToSegment(gn.start,gn.end,h,c),h.distanceTo(c)<Sr*.5&&e.push({point:h,pointOnLine:c,distance:Li.origin.distanceTo(h),object:i,face:null,faceIndex:a,uv:null,uv1:null})}}function sR(i,e,t){let n=e.projectionMatrix,r=i.material.resolution,o=i.matrixWorld,a=i.geometry,l=a.attributes.instanceStart,c=a.attributes.instanceEnd,h=Math.min(a.instanceCount,l.count),u=-e.near;Li.at(1,Pi),Pi.w=1,Pi.applyMatrix4(e.matrixWorldInverse),Pi.applyMatrix4(n),Pi.multiplyScalar(1/Pi.w),Pi.x*=r.x/2,Pi.y*=r.y/2,Pi.z=0,$p.copy(Pi),Zp.multiplyMatrices(e.matrixWorldInverse,o);for(let d=0,f=h;d<f;d++){if(pn.fromBufferAttribute(l,d),mn.fromBufferAttribute(c,d),pn.w=1,mn.w=1,pn.applyMatrix4(Zp),mn.applyMatrix4(Zp),pn.z>u&&mn.z>u)continue;if(pn.z>u){let v=pn.z-mn.z,_=(pn.z-u)/v;pn.lerp(mn,_)}else if(mn.z>u){let v=mn.z-pn.z,_=(mn.z-u)/v;mn.lerp(pn,_)}pn.applyMatrix4(n),mn.applyMatrix4(n),pn.multiplyScalar(1/pn.w),mn.multiplyScalar(1/mn.w),pn.x*=r.x/2,pn.y*=r.y/2,mn.x*=r.x/2,mn.y*=r.y/2,gn.start.copy(pn),gn.start.z=0,gn.end.copy(mn),gn.end.z=0;let y=gn.closestPointToPointParameter($p,!0);gn.at(y,a_);let g=Is.lerp(pn.z,mn.z,y),p=g>=-1&&g<=1,b=$p.distanceTo(a_)<Sr*.5;if(p&&b){gn.start.fromBufferAttribute(l,d),gn.end.fromBufferAttribute(c,d),gn.start.applyMatrix4(o),gn.end.applyMatrix4(o);let v=new R,_=new R;Li.distanceSqToSegment(gn.start,gn.end,_,v),t.push({point:_,pointOnLine:v,distance:Li.origin.distanceTo(_),object:i,face:null,faceIndex:d,uv:null,uv1:null})}}}var uu=class extends Ke{constructor(e=new No,t=new Vs({color:Math.random()*16777215})){super(e,t),this.isLineSegments2=!0,this.type="LineSegments2"}computeLineDistances(){let e=this.geometry,t=e.attributes.instanceStart,n=e.attributes.instanceEnd,s=new Float32Array(2*t.count);for(let o=0,a=0,l=t.count;o<l;o++,a+=2)r_.fromBufferAttribute(t,o),o_.fromBufferAttribute(n,o),s[a]=a===0?0:s[a-1],s[a+1]=s[a]+r_.distanceTo(o_);let r=new Es(s,2,1);return e.setAttribute("instanceDistanceStart",new wn(r,1,0)),e.setAttribute("instanceDistanceEnd",new wn(r,1,1)),this}raycast(e,t){let n=this.material.worldUnits,s=e.camera;if(s===null&&!n&&console.error('LineSegments2: "Raycaster.camera" needs to be set in order to raycast against LineSegments2 while worldUnits is set to false.'),n===!1&&(this.material.resolution.x===0||this.material.resolution.y===0))return;let r=e.params.Line2!==void 0&&e.params.Line2.threshold||0;Li=e.ray;let o=this.matrixWorld,a=this.geometry,l=this.material;Sr=l.linewidth+r,a.boundingSphere===null&&a.computeBoundingSphere(),hu.copy(a.boundingSphere).applyMatrix4(o);let c;if(n)c=Sr*.5;else{let u=Math.max(s.near,hu.distanceToPoint(Li.origin));c=l_(s,u,l.resolution)}if(hu.radius+=c,Li.intersectsSphere(hu)===!1)return;a.boundingBox===null&&a.computeBoundingBox(),cu.copy(a.boundingBox).applyMatrix4(o);let h;if(n)h=Sr*.5;else{let u=Math.max(s.near,cu.distanceToPoint(Li.origin));h=l_(s,u,l.resolution)}cu.expandByScalar(h),Li.intersectsBox(cu)!==!1&&(n?iR(this,t):sR(this,s,t))}onBeforeRender(e){let t=this.material.uniforms;t&&t.resolution&&(e.getViewport(Jp),this.material.uniforms.resolution.value.set(Jp.z,Jp.w))}};var Fo=class extends No{constructor(){super(),this.isLineGeometry=!0,this.type="LineGeometry"}setPositions(e){let t=e.length-3,n=new Float32Array(2*t);for(let s=0;s<t;s+=3)n[2*s]=e[s],n[2*s+1]=e[s+1],n[2*s+2]=e[s+2],n[2*s+3]=e[s+3],n[2*s+4]=e[s+4],n[2*s+5]=e[s+5];return super.setPositions(n),this}setColors(e){let t=e.length-3,n=new Float32Array(2*t);for(let s=0;s<t;s+=3)n[2*s]=e[s],n[2*s+1]=e[s+1],n[2*s+2]=e[s+2],n[2*s+3]=e[s+3],n[2*s+4]=e[s+4],n[2*s+5]=e[s+5];return super.setColors(n),this}setFromPoints(e){let t=e.length-1,n=new Float32Array(6*t);for(let s=0;s<t;s++)n[6*s]=e[s].x,n[6*s+1]=e[s].y,n[6*s+2]=e[s].z||0,n[6*s+3]=e[s+1].x,n[6*s+4]=e[s+1].y,n[6*s+5]=e[s+1].z||0;return super.setPositions(n),this}fromLine(e){let t=e.geometry;return this.setPositions(t.attributes.position.array),this}};var du=class extends uu{constructor(e=new Fo,t=new Vs({color:Math.random()*16777215})){super(e,t),this.isLine2=!0,this.type="Line2"}};var di=900,rR=1316893,Qp=16777215,em=15787074;function cl(i,{colour:e=rR,edge:t=Qp,width:n=2.5,dashed:s=!1}={}){let r=new lt,o=new Fo().setPositions(i.flatMap(l=>[l.x,l.y,l.z])),a=[[t,n+3,!1,0],[e,n,s,1]];for(let[l,c,h,u]of a){let d=new Vs({color:l,linewidth:c,dashed:h,dashSize:3,gapSize:2,depthTest:!1,depthWrite:!1,transparent:!0}),f=new du(o,d);h&&f.computeLineDistances(),f.renderOrder=di+u,f.frustumCulled=!1,r.add(f)}return r}function hl(i){i.traverse(e=>{e.userData.borrowed||(e.geometry?.dispose(),e.material?.dispose())}),i.clear()}function Di(i,e,t){let n=qe(e),s=i.model?.twins[t];return s?n.add(s.position):n}var tm=i=>i.reduce((e,t)=>e.add(t),new R).divideScalar(i.length);var c_=.011,oR={"keep-out":"#14181d","must-pass":"#009e73"},aR={"keep-out":0,"must-own":1,"must-pass":2},fu=(i,e)=>e.kind==="must-own"?`rgb(${i.colours[e.twin].join(",")})`:oR[e.kind],pu=class{#e="[[],null]";constructor(e){this.app=e,this.group=new lt,this.sphere=new Ts(1,40,28),this.knob=new Ke(new Ts(c_*e.scene.extent_mm,20,14),new Pt({color:744621,depthTest:!1,transparent:!0})),this.knob.renderOrder=di+3,this.knob.visible=!1,e.view3d.patient.add(this.group,this.knob),e.tools.grips.push(this),e.view3d.onFrame(()=>this.#i())}show(e,t,n=null,s=null){Object.assign(this,{draft:n,onRadius:s});let r=JSON.stringify([e,n]);if(r===this.#e)return;this.#e=r;for(let a of this.group.children)a.material.map.dispose();this.group.children.forEach(a=>a.material.dispose()),this.group.clear();let o=[...e,...n?[n]:[]];for(let a of o.filter(l=>l.centre))this.group.add(this.#t(a,a===n));this.app.labels?.set("demands",o.map(a=>this.#n(a,t(a))).filter(Boolean)),this.knob.visible=!!n?.centre,this.#i(),this.app.view3d.scene.updateMatrixWorld(!0),this.app.view3d.draw()}#t(e,t){let n=new Pt({map:lR(fu(this.app.scene,e),aR[e.kind],t),transparent:!0,depthTest:!1,depthWrite:!1,opacity:t?.5:.65}),s=new Ke(this.sphere,n);return s.position.copy(qe(e.centre)),s.scale.setScalar(e.radius_mm),s.renderOrder=di-10,s.userData.demand=e,s}#n(e,t){let n=e.centre??this.app.scene.vessels.find(s=>s.id===e.vessel)?.path.at(0);return n&&{at:qe(n),text:t,shape:"square",colour:fu(this.app.scene,e),first:6}}#i(){if(!this.knob.visible)return;let{camera:e,patient:t}=this.app.view3d,n=new R().setFromMatrixColumn(e.matrixWorld,0).transformDirection(t.matrixWorld.clone().invert());this.knob.position.copy(qe(this.draft.centre)).addScaledVector(n,this.draft.radius_mm),this.knob.updateMatrixWorld(!0)}holds(e){if(!this.knob.visible)return!1;let t=this.knob.getWorldPosition(new R),n=c_*this.app.scene.extent_mm/1e3+.006*e.origin.distanceTo(t);return Math.sqrt(e.distanceSqToPoint(t))<n}drag(e){let{patient:t}=this.app.view3d,n=qe(this.draft.centre),s=e.closestPointToPoint(n.clone().applyMatrix4(t.matrixWorld),new R);this.onRadius?.(s.applyMatrix4(t.matrixWorld.clone().invert()).distanceTo(n))}release(){}get balls(){return this.group.children.map(e=>({centre:Wt(e.position),radius_mm:e.scale.x}))}};function lR(i,e,t){let s=document.createElement("canvas");s.width=s.height=64;let r=s.getContext("2d");r.fillStyle=i,r.globalAlpha=t?.16:.26,r.fillRect(0,0,64,64),r.globalAlpha=.8,Object.assign(r,{strokeStyle:i,lineWidth:e===1?6:9});let o=(c,h,u,d)=>{r.beginPath(),r.moveTo(c,h),r.lineTo(u,d),r.stroke()},a=c=>[-64,0,64].forEach(h=>o(h,c>0?64:0,h+64,c>0?0:64));e===0?[1,-1].forEach(a):e===1?a(1):o(0,64/2,64,64/2);let l=new Ki(s);return Object.assign(l,{colorSpace:at,wrapS:oi,wrapT:oi}),l.repeat.set(14,8),l}var cR=[["R","L"],["A","P"],["I","S"]],hR=(i,e,t=0)=>`${cR[i][e>=0?1:0]} ${Math.abs(e).toFixed(t)}`,h_=(i,e=1)=>i.map((t,n)=>hR(n,t,e)).join("  ");var uR=["keep-out","must-own","must-pass"],[u_,d_]=[1,80];function f_(i){let e=new nm(i);i.demands=e,i.shell.panel({id:"demands",title:w("demand.title"),element:e.element});let t=n=>e.place(n);i.sliceTools??=new Map,i.sliceTools.set("demand",{down:(n,s)=>t(s),move:(n,s)=>t(s),up:()=>{},hover:()=>{},cancel:()=>{}}),i.tools&&(i.tools.add("demand",{press:n=>n&&t(n.point),cancel:()=>e.drop(),cursor:"crosshair"}),i.shell.tool("demand",{label:w("demand.tool"),icon:"\u2298"})),i.on(()=>e.follow()),i.layout.on(()=>e.follow())}var nm=class{constructor(e){this.app=e,Object.assign(this,{kind:"keep-out",twin:"castor",what:"ball",radius_mm:8,centre:null,tool:null}),this.marks=e.view3d?new pu(e):null;let t=s=>r=>{this[s]=r,this.kind==="must-pass"&&(this.what="ball"),this.follow()},n=s=>s.map(r=>({value:r,text:w(`demand.${r}`)}));this.kinds=Qt(w("demand.kind"),n(uR),t("kind")),this.twins=Qt(w("demand.twin"),n(["castor","pollux"]),t("twin")),this.whats=Qt(w("demand.what"),n(["ball","vessel","structure"]),t("what")),this.radius=Ci({log:{settle:()=>{}}},{label:w("demand.radius"),min:u_,max:d_,step:.5,unit:"mm",onMove:t("radius_mm")}),this.structure=I("select",{"aria-label":w("demand.structure")},...e.scene.labels.filter(s=>s.name).map(s=>I("option",{value:s.name,textContent:s.name}))),this.hint=Tt(""),this.click=Bt(w("demand.click"),()=>e.do("tool",{name:"demand"})),this.keep=Bt(w("demand.keep"),()=>this.add(),{className:"main"}),this.cancel=Bt(w("demand.drop"),()=>this.drop()),this.list=I("ul",{className:"demands"}),this.element=I("div",{className:"stack"},Tt(w(e.source.online?"demand.intro":"demand.offline")),zt(w("demand.kind")),this.kinds.element,this.twins.element,zt(w("demand.what")),this.whats.element,this.structure,this.radius.element,this.click,this.hint,I("div",{className:"row"},this.keep,this.cancel),zt(w("demand.list")),this.list)}place(e){this.what="ball",this.centre=e.map(t=>Number(t.toFixed(2))),this.app.cross.set(this.centre,"demand"),this.app.shell.open("demands"),this.follow()}get draft(){let e=this.kind==="must-own"?{twin:this.twin}:{},t={ball:this.centre&&{centre:this.centre,radius_mm:this.radius_mm},vessel:this.app.state.selected&&{vessel:this.app.state.selected},structure:{structure:this.structure.value.replaceAll(" ","_")}}[this.what];return t?{kind:this.kind,...e,...t}:null}add(){let{draft:e}=this;e&&(this.centre=null,this.app.do("constraint.add",e))}drop(){this.centre=null,this.follow()}letters(e){return w(`demand.short.${e.kind}`,{twin:e.twin?w(`demand.${e.twin}`):""})}words(e){let t=this.app.scene.vessels.find(s=>s.id===e.vessel)?.name||e.vessel,n=e.centre?w("demand.place.ball",{radius:e.radius_mm,at:h_(e.centre)}):e.vessel?w("demand.place.vessel",{name:t}):w("demand.place.structure",{name:e.structure.replaceAll("_"," ")});return`${this.letters(e)}: ${n}`}follow(){let{app:e,draft:t}=this,{state:n}=e;this.tool==="demand"&&n.tool!=="demand"&&(this.centre=null),this.tool=n.tool,this.kinds.press(this.kind),this.twins.press(this.twin),this.whats.press(this.what),this.twins.element.hidden=this.kind!=="must-own";for(let s of this.whats.buttons)s.disabled=this.kind==="must-pass"&&s.dataset.value!=="ball";this.structure.hidden=this.what!=="structure",this.radius.element.hidden=this.click.hidden=this.what!=="ball",this.click.setAttribute("aria-pressed",String(n.tool==="demand")),this.radius.set(this.radius_mm),this.hint.textContent=this.#e(n),this.keep.disabled=!t,this.cancel.hidden=!this.centre,this.#n(n.constraints),this.#t(n.constraints)}#e(e){return this.kind==="must-pass"&&!this.centre?w("demand.passBall"):this.what==="vessel"?e.selected?w("demand.place.vessel",{name:e.selected}):w("demand.vesselNone"):this.what==="ball"?w(this.centre?"demand.placed":"demand.placing"):""}#t(e){let{app:t}=this,n=this.centre&&this.what==="ball"?this.draft:null,s=o=>this.letters(o);if(this.marks?.show(e,s,n,o=>{this.radius_mm=Math.min(d_,Math.max(u_,Math.round(2*o)/2)),this.follow()}),!t.slices)return;let r=[...e,...n?[n]:[]].filter(o=>o.centre);t.slices.balls=r.map(o=>({...o,letter:s(o),colour:o.kind==="keep-out"?"#ffffff":fu(t.scene,o)})),t.slices.changed()}#n(e){let t=e.map(n=>{let s=Bt(w("demand.go"),()=>this.#i(n)),r=Bt(w("demand.remove"),()=>this.app.do("constraint.remove",{id:n.id}));for(let o of[s,r])o.setAttribute("aria-label",`${o.textContent}: ${this.words(n)}`);return I("li",{},I("span",{textContent:this.words(n)}),I("span",{className:"small",textContent:n.by}),...n.structure?[]:[s],r)});this.list.replaceChildren(...t.length?t:[I("li",{className:"small",textContent:w("demand.none")})])}#i(e){return e.vessel?this.app.do("select",{vessel:e.vessel}):(this.app.cross.set(e.centre,"demand"),this.app.view3d?.lookAt(e.centre,8*e.radius_mm+80))}};var p_=["look","brush","erase","grow","relabel"],[m_,g_]=[.5,30],dR=.15;function x_(i){let e=new im(i);i.edit={label:i.scene.labels[0]?.number??1,radius_mm:3,flat:!1,only:null,low:0,high:100,most_mm:20,problem:n=>e.say(n)},i.sliceTools??=new Map,i.shell.panel({id:"edit",title:w("edit.title"),element:e.element,shown:()=>e.follow()}),i.on(()=>e.follow()),i.layout.on(()=>e.follow());let t=n=>()=>i.do("tool",{name:i.state.tool===n?"look":n});i.shell.key("w",t("brush"),w("edit.key.brush")),i.shell.key("e",t("erase"),w("edit.key.erase")),i.shell.key("9",()=>e.resize(1/1.25),w("edit.key.smaller")),i.shell.key("0",()=>e.resize(1.25),w("edit.key.larger"))}var im=class{constructor(e){this.app=e,this.open=Bt(w("edit.open"),()=>e.layout.show("both")),this.why=Tt(""),this.body=I("div",{className:"stack"}),this.problem=I("p",{className:"problem",role:"alert",hidden:!0}),this.stand=Tt(w("edit.how")),this.element=I("div",{className:"stack"},this.open,this.why,this.body,this.problem,this.stand)}say(e){this.problem.textContent=e,this.problem.hidden=!e}resize(e){let{edit:t}=this.app;t.radius_mm=Math.min(g_,Math.max(m_,Math.round(2*t.radius_mm*e)/2+(e>1&&t.radius_mm<2?.5:0))),this.#i()}follow(){let{app:e}=this,{slices:t,state:n}=e,s=t?.editing?.can??e.source.online;t?.editing&&(t.tool=t.editing.tool(n.tool)??e.sliceTools.get(n.tool)??null),t&&!t.tool&&t.brush&&(t.brush=null),this.why.textContent=t?.editing?.why||(e.source.online?"":w("edit.offline")),this.open.hidden=!s||e.layout?.kind!=="model"&&!!t,this.body.hidden=!s||!t?.editing;let r=n.edits.length;this.stand.hidden=!s,this.stand.textContent=r===1?w("edit.stand1"):r?w("edit.stand",{n:r}):w("edit.how"),!this.body.hidden&&(this.tool||this.#e(),this.#s(n.tool))}#e(){let{app:e}=this,{edit:t}=e;t.label=e.slices.labels.at(e.cross.at)||t.label;let n=r=>o=>{t[r]=o,this.#i()};this.tool=Qt(w("edit.tool"),p_.map(r=>({value:r,text:w(`edit.${r}`),title:w(`edit.${r}.why`)})),r=>e.do("tool",{name:r})),this.help=Tt(""),this.label=this.#t(w("edit.label"),e.scene.labels.map(b_),r=>n("label")(Number(r))),this.only=this.#t(w("edit.only"),[["",w("edit.any")],["0",w("edit.none")],...e.scene.labels.map(b_)],r=>n("only")(r===""?null:Number(r))),this.swatch=I("span",{className:"swatch","aria-hidden":"true"}),this.label.element.append(this.swatch),this.radius=Ci({log:{settle:()=>{}}},{label:w("edit.radius"),min:m_,max:g_,step:.5,unit:"mm",onMove:n("radius_mm")}),this.shape=Qt(w("edit.shape"),[{value:"false",text:w("edit.ball")},{value:"true",text:w("edit.disc")}],r=>n("flat")(r==="true"));let s=r=>{let o=I("input",{type:"number",step:"any",className:"short","aria-label":w(`edit.${r.split("_")[0]}`)});return o.addEventListener("change",()=>Number.isFinite(o.valueAsNumber)&&n(r)(o.valueAsNumber)),o};[this.low,this.high,this.most]=["low","high","most_mm"].map(s),this.painting=I("div",{className:"stack"},this.radius.element,this.shape.element,this.only.element),this.growing=I("div",{className:"stack"},I("div",{className:"row"},I("span",{textContent:w("edit.values")}),this.low,I("span",{textContent:w("slices.to")}),this.high),Bt(w("edit.around"),()=>this.#n()),I("label",{className:"row"},I("span",{textContent:w("edit.most")}),this.most)),this.body.append(zt(w("edit.tool")),this.tool.element,this.help,this.label.element,this.painting,this.growing)}#t(e,t,n){let s=I("select",{"aria-label":e},...t.map(([r,o])=>I("option",{value:r,textContent:o})));return s.addEventListener("change",()=>n(s.value)),{element:I("label",{className:"row"},I("span",{textContent:e}),s),select:s}}#n(){let{app:e}=this,{value:t}=e.slices.about(e.cross.at);if(t===null)return;let[n,s]=e.slices.window.range,r=dR*(s-n);Object.assign(e.edit,{low:Math.round(t-r),high:Math.round(t+r)}),this.#i()}#i(){this.tool&&this.#s(this.app.state.tool);let{slices:e,edit:t}=this.app;e?.brush&&Object.assign(e.brush,{radius_mm:t.radius_mm,flat:t.flat}),e?.changed()}#s(e){let{edit:t,scene:n}=this.app;this.tool.press(e),this.help.textContent=p_.includes(e)?w(`edit.${e}.why`):w("edit.look.why"),this.label.select.value=String(t.label),this.label.element.hidden=e==="erase";let{colour:s}=n.labels.find(r=>r.number===t.label)??{};s&&(this.swatch.style.background=`rgb(${s.join(",")})`),this.only.select.value=t.only===null?"":String(t.only),this.radius.set(t.radius_mm),this.shape.press(t.flat),this.painting.hidden=e!=="brush"&&e!=="erase",this.growing.hidden=e!=="grow",Object.assign(this.low,{value:t.low}),Object.assign(this.high,{value:t.high}),Object.assign(this.most,{value:t.most_mm})}},b_=i=>[String(i.number),i.name||w("slices.nameless",{number:i.number})];var sm=new WeakMap;function fR(i,e,t=null){sm.has(i.meshes)||sm.set(i.meshes,new Map);let n=sm.get(i.meshes),s=`${t} ${e}`;return n.has(s)||n.set(s,pR(i,e,t)),n.get(s)}function pR(i,e,t){let n={distance:1/0,twin:"both"};for(let s of i.meshes.values()){let{node:r}=s.userData;if(!(t?r.role===t:s.visible&&["anatomy","vessel","cut"].includes(r.role)))continue;let a=qe(e).applyMatrix4(s.matrix.clone().invert()),l=rl(s.geometry).closestPointToPoint(a),c=l?l.point.applyMatrix4(s.matrix).distanceTo(qe(e)):1/0;c<n.distance&&(n={distance:c,twin:r.twin})}return n.twin}var os=(i,e,t)=>e.map(n=>i.state.apart&&i.model?fR(i.model,n,t):"both");var mR=.05,gR=[[1,0,0],[0,1,0],[0,0,1]],bR=[[1316893,1,898],[15787074,.5,899]],mu=class{#e=new Set;constructor(e){this.at=[...e],this.leads=!1}set(e,t="slices"){if(!e.every((n,s)=>n===this.at[s])){this.at=[...e];for(let n of this.#e)n(this.at,t)}}on(e){return this.#e.add(e),()=>this.#e.delete(e)}},gu=class{constructor(e){this.app=e,this.group=new lt,this.group.visible=!1;let t=mR*e.scene.extent_mm;for(let[n,s,r]of bR){let o=new Pt({color:n,depthTest:!1,depthWrite:!1,transparent:!0,opacity:.95}),a=t*.07*s;for(let l of gR){let c=new Ke(new Ms(...l.map(h=>h?t*(.96+.04/s):a)),o);c.renderOrder=r,this.group.add(c)}}e.view3d.patient.add(this.group)}follow(e){let{app:t}=this;if(this.group.visible=e,!e)return t.view3d.draw();let[n]=os(t,[t.cross.at]);return this.group.position.copy(Di(t,t.cross.at,n)),this.group.updateMatrixWorld(!0),t.view3d.draw()}};var xR=["model","both","slices"],bu=class{constructor(e){this.app=e,this.layout=Qt(w("slices.layout"),xR.map((t,n)=>({value:t,text:w(`slices.layout.${t}`),title:w("slices.layout.key",{n:n+1})})),t=>e.layout.show(t)),this.body=I("div",{className:"stack"}),this.note=Tt(w("slices.closed")),this.element=I("div",{className:"stack"},zt(w("slices.layout")),this.layout.element,this.note,this.body)}follow(){let{app:e}=this;this.layout.press(e.layout.kind),this.note.textContent=e.layout.problem||(e.slices?w("slices.convention"):w("slices.closed")),e.slices&&!this.scan&&this.#e(),e.slices&&this.#t()}#e(){let{slices:e}=this.app,t=s=>this.app.during(Promise.resolve(s).then(()=>this.#t()));this.scan=Qt(w("slices.scan"),e.stock.scans.map(s=>({value:s,text:s.toUpperCase()})),s=>t(e.scan(s))),this.window=Qt(w("slices.window"),["soft","bone","own"].map(s=>({value:s,text:w(`slices.window.${s}`)})),s=>t(e.setWindow(s,s==="own"?e.window.range:void 0)));let n=()=>t(e.setWindow("own",[this.low,this.high].map(s=>Number(s.value))));[this.low,this.high]=["low","high"].map(s=>I("input",{type:"number",step:"any",className:"short","aria-label":w(`slices.${s}`)}));for(let s of[this.low,this.high])s.addEventListener("change",n);this.tint=Qt(w("slices.tint"),["owner","labels","none"].map(s=>({value:s,text:w(`slices.tint.${s}`)})),s=>t(e.setTint({by:s}))),this.share=I("input",{type:"range",min:0,max:1,step:.05,"aria-label":w("slices.share")}),this.share.addEventListener("input",()=>e.setTint({share:Number(this.share.value)})),this.lines=rs(w("slices.lines"),s=>{e.lines=s,e.changed()}),this.leads=rs(w("slices.leads"),s=>{this.app.cross.leads=s,s&&this.app.plane?.place(this.app.cross.at),this.app.log.settle()}),this.leads.element.hidden=!this.app.plane,this.key=I("ul",{className:"slice-key"}),this.empty=Tt(e.stock.scans.length?"":w("slices.noscan")),this.grid=Tt(w(e.stock.huge?"slices.huge":e.stock.place==="full"?"slices.full":"slices.page")),this.range=I("span",{className:"row"},this.low,I("span",{textContent:w("slices.to")}),this.high,this.unit=I("span",{className:"small"})),this.body.append(zt(w("slices.scan")),this.scan.element,this.empty,zt(w("slices.window")),this.window.element,this.range,zt(w("slices.tint")),this.tint.element,I("label",{className:"slide"},I("span",{textContent:w("slices.share")}),this.share),this.key,this.lines.element,this.leads.element,this.grid,Tt(w("slices.help")))}#t(){let{slices:e}=this.app,t=e.volume?.windows??{};this.scan.press(e.scanName),this.window.press(e.window.name);for(let n of this.window.buttons)n.hidden=n.dataset.value!=="own"&&!(n.dataset.value in t);[this.low.value,this.high.value]=e.window.range.map(n=>Number(n.toFixed(1))),this.unit.textContent=e.volume?.unit??"",this.range.hidden=this.window.element.hidden=!e.volume,this.tint.press(e.tint.by),this.tint.buttons.forEach(n=>{n.hidden=n.dataset.value==="owner"&&!e.owner||n.dataset.value==="labels"&&!e.labels}),this.share.value=e.tint.share,this.lines.set(e.lines),this.key.replaceChildren(...this.#n(e.tint.by))}#n(e){let{scene:t}=this.app,r=e==="owner"?Object.values(t.owners).map(a=>[w(`slices.${a}`),t.colours[a]]):e==="labels"?t.labels.slice(0,40).map(a=>[a.name||w("slices.nameless",{number:a.number}),a.colour]):[],o=e==="labels"?t.labels.length-40:0;return[...r.map(([a,l])=>_R(a,l)),...o>0?[I("li",{textContent:w("slices.more",{n:o})})]:[]]}};function _R(i,e){let t=I("span",{className:"whose","aria-hidden":"true"});return e&&(t.style.background=`rgb(${e.join(",")})`),I("li",{},t,I("span",{textContent:i}))}var yR=["model","both","slices"],vR=620;function __(i){i.cross=new mu(i.scene.cut_centre),i.slices=null,i.layout=new rm(i),i.view3d&&wR(i);let e=new bu(i);i.shell.panel({id:"slices",title:w("slices.title"),element:e.element}),i.layout.on(()=>e.follow()),tt("tools").append(i.layout.button),i.shell.key("s",()=>i.layout.show(i.layout.kind==="model"?"both":"model"),w("slices.key")),yR.forEach((t,n)=>i.shell.key(String(n+1),()=>i.layout.show(t),w(`slices.layout.${t}`))),i.view3d||i.layout.show("slices")}var rm=class{#e=new Set;#t=null;constructor(e){Object.assign(this,{app:e,kind:"model",problem:""}),this.main=document.querySelector("main"),this.button=I("button",{type:"button",title:w("slices.button"),"aria-label":w("slices.button"),"aria-pressed":"false",textContent:"\u229E"}),this.button.addEventListener("click",()=>this.show(this.kind==="model"?"both":"model")),new ResizeObserver(()=>this.#n()).observe(this.main),this.#n()}on(e){this.#e.add(e)}tell(){for(let e of this.#e)e()}async show(e){this.kind=e,this.main.dataset.layout=e,this.button.setAttribute("aria-pressed",String(e!=="model")),tt("slices").hidden=e==="model",this.tell(),e!=="model"&&this.main.dataset.narrow==="true"&&!this.app.slices&&this.app.shell?.fold(!0),e!=="model"&&await this.app.during(this.#i()),this.app.slices?.show(e),this.tell()}#n(){this.main.dataset.narrow=String(this.main.clientWidth<vR)}#i(){return this.#t??=this.#s(),this.#t}async#s(){let{app:e}=this,t=I("p",{className:"slice-waiting",role:"status",textContent:w("slices.loading")});tt("slices").replaceChildren(t);let n=performance.now();try{let{openSlices:s}=await e.source.module("slices.js");this.bundle_ms=performance.now()-n;let r=I("div",{className:"slices"});tt("slices").append(r),e.slices=await s(r,e),this.open_ms=performance.now()-n,t.remove()}catch(s){this.problem=w("slices.failed",{why:s.message}),tt("slices").replaceChildren(I("p",{className:"slice-waiting",role:"alert",textContent:this.problem})),this.#t=null}}};function wR(i){let e=new gu(i);i.cross.mark=e;let t=()=>e.follow(i.layout.kind!=="model");i.cross.on(t),i.cross.on(r=>i.cross.leads&&i.plane?.place(r)),i.layout.on(t),i.tools.clicked.add(r=>r&&i.cross.set(r.point,"model"));let[n,s]=[i.state.apart,i.state.selected];i.on(r=>{r.apart!==n&&t(),r.selected&&r.selected!==s&&SR(i,r.selected),[n,s]=[r.apart,r.selected]})}function SR(i,e){let t=i.scene.vessels.find(r=>r.id===e);if(!t)return;let n=t.radius_mm.value+3;if(t.path.some(r=>Math.hypot(...r.map((o,a)=>o-i.cross.at[a]))<=n))return;let s=i.scene.said.crossings?.find(r=>r.id===e);i.cross.set(s?.at??t.path[t.path.length>>1],"vessel")}var It=i=>I("p",{className:"small",textContent:i});function gt(i,e,t={}){let n=I("button",{type:"button",textContent:i,...t});return n.addEventListener("click",e),n}function ul(i,e,t=!1){let n=I("input",{type:"checkbox",checked:t});return n.addEventListener("change",()=>e(n.checked)),{box:n,label:I("label",{className:"check"},n,I("span",{textContent:i}))}}function Ni(i){if(i==null||!Number.isFinite(i))return w("figure.none");if(i===0)return"0";let e=Math.max(0,2-Math.floor(Math.log10(Math.abs(i))));return(e>3?Number(i.toPrecision(2)):Number(i.toFixed(e))).toString()}var om=({low:i,high:e})=>i==null?w("figure.noInterval"):w("figure.between",{low:Ni(i),high:Ni(e)});function as(i,e=!1){if(!i)return I("span",{className:"small",textContent:w("figure.none")});let t=I("summary",{title:w("figure.where")},I("b",{textContent:`${e&&i.value>0?"+":""}${Ni(i.value)} ${i.unit}`}),I("span",{textContent:` ${om(i)}`}));return I("details",{className:"figure"},t,I("p",{className:"small",textContent:w("figure.source",{source:i.source})}))}function ls(i,e,t=""){let n=o=>o instanceof Node?I("td",{},o):I("td",{textContent:o}),s=I("tr",{},...i.map(o=>I("th",{textContent:o,scope:"col"}))),r=e.map(o=>I("tr",{},...o.map(n)));return I("div",{className:"scroll",tabIndex:0,role:"region","aria-label":t||i[0]},I("table",{},t?I("caption",{textContent:t}):null,I("thead",{},s),I("tbody",{},...r)))}var y_=i=>I("dl",{},...i.flatMap(([e,t])=>[I("dt",{textContent:e}),I("dd",{},t)]));function Oo(i,e,t=w(`owner.${e}`)){let n=I("span",{className:`whose ${e}`,"aria-hidden":"true"});return i.colours[e]&&(n.style.background=`rgb(${i.colours[e].join(",")})`),I("span",{},n,I("span",{textContent:t}))}var v_={line:200,text:4e3};function w_(i){i.ask=new am(i),i.on(()=>i.ask.follow())}var am=class{#e=0;constructor(e){this.app=e,this.me=gt("",()=>this.who(),{id:"who"}),tt("saved").before(this.me)}follow(){let{log:e}=this.app;this.me.textContent=this.app.who?w("who.is",{name:this.app.who}):w("who.none"),this.me.hidden=!this.app.source.online;let t=e.waiting.length;e.unsigned?t>this.#e&&!this.open&&(this.#e=t,this.who()):this.#e=0}get open(){return document.querySelector("dialog[open]")!==null}async who(){let e=await this.text({title:w("who.title"),label:w("who.label"),note:w("who.note"),value:this.app.who});return e&&this.app.sign(e),this.follow(),e}text({title:e,label:t,note:n="",value:s="",long:r=!1,spoken:o=""}){if(this.app.vr?.active)return Promise.resolve(o||null);let a=I(r?"textarea":"input",{value:s,required:!0,maxLength:r?v_.text:v_.line,id:"asked",...r?{rows:4}:{type:"text",autocomplete:"off"}}),l=I("form",{method:"dialog"},I("h2",{textContent:e,id:"asked-title"}),I("label",{htmlFor:"asked",textContent:t}),a,n?I("p",{className:"small",textContent:n}):null),c=I("dialog",{"aria-labelledby":"asked-title"},l),h=I("button",{type:"submit",value:"ok",textContent:w("ask.ok"),className:"main"});return l.append(I("div",{className:"row"},h,gt(w("ask.cancel"),()=>c.close("")))),r&&a.addEventListener("keydown",u=>u.key==="Enter"&&(u.ctrlKey||u.metaKey)&&l.requestSubmit(h)),document.body.append(c),new Promise(u=>{c.addEventListener("close",()=>{let d=c.returnValue==="ok"?a.value.trim():"";c.remove(),u(d||null)}),c.showModal(),a.select?.()})}};var xu=2,S_="600 13px system-ui, sans-serif",M_=44,MR=.0011,TR=[[-.06,.5,1],[1.06,.5,-1],[.5,-.5,0],[.5,1.5,0],[-.06,-.3,1],[-.06,1.3,1],[1.06,-.3,-1],[1.06,1.3,-1]],dl=14,_u=class{#e=new Map;#t=new lt;constructor(e){this.view3d=e,e.scene.add(this.#t),e.onFrame(()=>this.#s())}set(e,t){for(let n of this.#e.get(e)??[])this.#i(n);this.#e.set(e,t.map(n=>this.#n(n))),this.view3d.draw()}get shown(){return[...this.#e.values()].flat().filter(e=>e.label?.visible).map(e=>e.text)}get all(){return[...this.#e.values()].flat()}#n(e){let t=T_(CR(e.shape??"dot",e.colour??"#14181d"),di+5),n=e.text?T_(ER(e.text,e.colour??"#14181d"),di+10):null;return this.#t.add(t,...n?[n]:[]),{...e,mark:t,label:n}}#i({mark:e,label:t}){for(let n of[e,t])n&&(n.removeFromParent(),n.material.map.dispose(),n.material.dispose())}#s(){let{view3d:e}=this,t=e.canvas.clientHeight||1,n=e.presenting?MR:2*Math.tan(e.camera.fov*Math.PI/360)/t,s=[],r=[...this.all].sort((o,a)=>(a.first??0)-(o.first??0));for(let o of r){let a=o.at.clone().applyMatrix4(e.patient.matrixWorld);for(let l of[o.mark,o.label]){if(!l)continue;let{width:c,height:h}=l.userData;l.position.copy(a),l.scale.set(c*n,h*n,1)}o.label&&this.#r(o,a,s)}}#r(e,t,n){let{label:s}=e,r=t.project(this.view3d.camera),{clientWidth:o,clientHeight:a}=this.view3d.canvas,[l,c]=[(r.x+1)/2*o,(1-r.y)/2*a],{width:h,height:u}=s.userData;if(s.visible=this.view3d.presenting||Math.abs(r.z)<=1,!!s.visible){for(let[d,f,m]of TR){let y=[d-m*(dl/2+2)/h,f],g=[l-y[0]*h,c-(1-y[1])*u,h,u],p=g[0]<0||g[1]<0||g[0]+h>o||g[1]+u>a;if(!(!this.view3d.presenting&&(p||n.some(b=>AR(g,b))))){n.push(g),e.box=g,s.center.set(...y);return}}s.visible=!1}}},AR=(i,e)=>i[0]<e[0]+e[2]&&e[0]<i[0]+i[2]&&i[1]<e[1]+e[3]&&e[1]<i[1]+i[3];function T_({canvas:i,width:e,height:t},n){let s=new Ki(i);Object.assign(s,{colorSpace:at,minFilter:Nt,generateMipmaps:!1});let r=new oa(new eo({map:s,sizeAttenuation:!1,depthTest:!1,depthWrite:!1,transparent:!0,toneMapped:!1}));return r.userData={width:e,height:t},r.renderOrder=n,r.frustumCulled=!1,r}function E_(i,e){let t=document.createElement("canvas");Object.assign(t,{width:i*xu,height:e*xu});let n=t.getContext("2d");return n.scale(xu,xu),{canvas:t,pen:n,width:i,height:e}}var A_=document.createElement("canvas").getContext("2d");function ER(i,e){let t=i.length>M_?`${i.slice(0,M_-1)}\u2026`:i;A_.font=S_;let n=E_(Math.ceil(A_.measureText(t).width)+18,22),{pen:s,width:r,height:o}=n;return s.fillStyle="rgba(255, 255, 255, 0.94)",s.strokeStyle="rgba(20, 24, 29, 0.55)",s.beginPath(),s.roundRect(.5,.5,r-1,o-1,4),s.fill(),s.stroke(),s.fillStyle=e,s.fillRect(3,4,3,o-8),s.fillStyle="#14181d",s.font=S_,s.textBaseline="middle",s.fillText(t,11,o/2+.5),n}var RR={dot:i=>i.arc(0,0,4.5,0,7),square:i=>i.rect(-4.5,-4.5,9,9),diamond:i=>[[0,-6],[6,0],[0,6],[-6,0]].forEach(([e,t],n)=>n?i.lineTo(e,t):i.moveTo(e,t)),flag:i=>[[0,5],[-5,-5],[5,-5]].forEach(([e,t],n)=>n?i.lineTo(e,t):i.moveTo(e,t)),clip:i=>[-4,1].forEach(e=>i.rect(e,-6,3,12)),clamp:i=>i.rect(-1.5,-6,3,12),lost:i=>i.rect(-6,-6,12,12)};function CR(i,e){let t=E_(dl+2,dl+2),{pen:n}=t;return n.translate(dl/2+1,dl/2+1),n.beginPath(),RR[i](n),n.closePath(),n.fillStyle=i==="lost"?"#ffffff":e,n.fill(),i==="lost"&&PR(n),n.lineWidth=1.6,n.strokeStyle=i==="lost"?"#14181d":"#ffffff",n.stroke(),t}function PR(i){i.save(),i.clip(),i.lineWidth=1.6,i.strokeStyle="#14181d",i.beginPath();for(let e=-14;e<14;e+=4)i.moveTo(e,7),i.lineTo(e+14,-7);i.stroke(),i.restore()}var yu=class{#e=null;constructor(e,t){Object.assign(this,{app:e,labels:t})}follow(e){let{answer:t}=this.app,n=[e.layers.territories,e.apart,t];if(this.#e&&n.every((o,a)=>o===this.#e[a]))return;this.#e=n;let s=lm(t),r=this.app.scene.territories.filter(o=>e.layers.territories||s.has(o.id));this.labels.set("territories",r.map(o=>this.#t(o,s.get(o.id))))}#t(e,t){let n=`rgb(${(this.app.scene.colours[e.twin]??[110,110,110]).join(",")})`,s=t?w(`territory.${t}`,{id:e.id,twin:e.twin}):`${e.id} ${e.twin}`;return{at:Di(this.app,e.at,e.twin),text:s,shape:t?"lost":"diamond",colour:n,first:t?8:1}}};function lm(i){let e=new Map;for(let t of i?.territories??[])t.seen_drain===!1&&e.set(t.id,"unseen");for(let t of i?.isolated??[])e.set(t,"isolated");return e}var fm={};nv(fm,{KINDS:()=>Mr,along:()=>cs,angle:()=>vu,area:()=>C_,distance:()=>qn,halfway:()=>wu,onLine:()=>dm,resolution:()=>hm,rounded:()=>Su,voxelOf:()=>um});var Hs=(i,e)=>[i[0]-e[0],i[1]-e[1],i[2]-e[2]],cm=(i,e)=>i[0]*e[0]+i[1]*e[1]+i[2]*e[2],R_=(i,e)=>[i[1]*e[2]-i[2]*e[1],i[2]*e[0]-i[0]*e[2],i[0]*e[1]-i[1]*e[0]],qn=(i,e)=>Math.hypot(...Hs(i,e)),cs=i=>i.slice(1).reduce((e,t,n)=>e+qn(i[n],t),0);function vu([i,e,t]){let[n,s]=[Hs(i,e),Hs(t,e)];return Math.atan2(Math.hypot(...R_(n,s)),cm(n,s))*180/Math.PI}function C_(i){let e=i.map((t,n)=>R_(Hs(t,i[0]),Hs(i[(n+1)%i.length],i[0])));return Math.hypot(...[0,1,2].map(t=>e.reduce((n,s)=>n+s[t],0)))/2}var Mr={distance:{points:2,unit:"mm",value:([i,e])=>qn(i,e)},path:{points:2,unit:"mm",value:cs},angle:{points:3,unit:"\xB0",value:vu},area:{points:null,least:3,unit:"mm\xB2",value:C_}};function hm(i,e,t){let n=t/2;if(i==="angle"){let s=Math.min(qn(e[0],e[1]),qn(e[1],e[2]));return Math.atan2(n,Math.max(s,1e-6))*180/Math.PI}return i==="area"?n*cs([...e,e[0]]):n}function um(i){let e=["full","page"].map(t=>i.volumes.find(n=>n.name==="labels"&&n.place===t)).find(Boolean);return e?Math.max(...[0,1,2].map(t=>Math.hypot(...[0,1,2].map(n=>e.lps_from_ijk[n][t])))):1}function dm(i,e){let t={at:i[0],away:qn(i[0],e)};for(let n=1;n<i.length;n+=1){let[s,r]=[Hs(i[n],i[n-1]),Hs(e,i[n-1])],o=Math.min(1,Math.max(0,cm(s,r)/(cm(s,s)||1))),a=i[n-1].map((c,h)=>c+o*s[h]),l=qn(a,e);l<t.away&&(t={at:a,away:l})}return t.at}function wu(i){let e=cs(i)/2;for(let t=1;t<i.length;t+=1){let[n,s]=[Hs(i[t],i[t-1]),qn(i[t],i[t-1])];if(e<=s&&s>0)return{at:i[t-1].map((r,o)=>r+e/s*n[o]),way:n.map(r=>r/s)};e-=s}return{at:i.at(-1),way:[0,0,1]}}var Su=(i,e)=>i.toFixed(Math.max(0,Math.min(2,Math.ceil(-Math.log10(Math.max(e,.001))))));var IR=.9,P_=2.6,LR=1.2,DR=new R(0,1,0),Mu=class{#e=null;constructor(e,t){Object.assign(this,{app:e,labels:t,group:new lt,walls:[]}),this.byId=new Map(e.scene.vessels.map(n=>[n.id,n])),e.view3d.patient.add(this.group)}follow(e){let t=[e.selected,e.clips,e.apart,this.app.model.meshes];if(this.#e&&t.every((o,a)=>o===this.#e[a]))return;this.#e=t,this.#s();let n=this.byId.get(e.selected);n&&this.#n(n);let r=Object.entries(e.clips).filter(([o])=>this.byId.has(o)).map(([o,a])=>this.#i(this.byId.get(o),a));n&&!(n.id in e.clips)&&r.push(this.#t(n)),this.labels.set("vessels",r),this.app.view3d.draw()}hover(e){e?.id!==this.hovered&&(this.hovered=e?.id,this.labels.set("hover",e&&e.id!==this.app.state.selected?[this.#t(e)]:[]))}path(e){let t=os(this.app,e.path,"vessel");return e.path.map((n,s)=>Di(this.app,n,t[s]))}#t(e){let{at:t}=wu(e.path),n=`${e.id} ${e.name||w(`vessel.kind.${e.kind}`)}`;return{at:Di(this.app,t,os(this.app,[t],"vessel")[0]),text:n,shape:"dot",colour:this.colour(e),first:6}}colour(e){return`rgb(${(this.app.scene.colours[e.owner]??[110,110,110]).join(",")})`}#n(e){this.group.add(cl(this.path(e),{colour:em,edge:1316893,width:3}));for(let t of this.app.model.meshes.values()){let n=FR(t,e.index);n&&(t.parent.add(n),this.walls.push(n))}}#i(e,t){let{at:n,way:s}=wu(e.path),r=Di(this.app,n,os(this.app,[n],"vessel")[0]),o=new R(...s),a=e.radius_mm.value+LR;for(let c of t<1?[0]:[-P_/2,P_/2]){let h=NR(a);h.position.copy(r).addScaledVector(o,c),h.quaternion.copy(new pt().setFromUnitVectors(DR,o)),this.group.add(h)}let l=t<1?w("clip.partly",{id:e.id,share:Math.round(t*100)}):w("clip.closed",{id:e.id});return{at:r,text:l,shape:t<1?"clamp":"clip",first:7}}#s(){for(let e of this.walls)e.removeFromParent(),e.geometry.dispose(),e.material.dispose();this.walls=[],hl(this.group)}};function NR(i){let e=new _i(i,i,IR,24),t=new Ke(e,new Pt({color:1316893,depthTest:!1,transparent:!0}));t.renderOrder=di+2;let n=Array.from({length:25},(r,o)=>new R(i*Math.cos(o*Math.PI/12),0,i*Math.sin(o*Math.PI/12))),s=new ji(new et().setFromPoints(n),new Zn({color:Qp,depthTest:!1,transparent:!0}));return s.renderOrder=di+3,t.add(s),t}function FR(i,e){let t=i.geometry.getAttribute("_edge");if(!t)return null;let{array:n}=i.geometry.index,s=[];for(let a=0;a<n.length;a+=3)t.getX(n[a])===e&&s.push(n[a],n[a+1],n[a+2]);if(!s.length)return null;let r=new et;r.setAttribute("position",i.geometry.getAttribute("position").clone()),r.setIndex(new ft(new Uint32Array(s),1));let o=new Ke(r,new Pt({color:em,transparent:!0,opacity:.75,depthTest:!1,depthWrite:!1}));return o.matrixAutoUpdate=!1,o.matrix.copy(i.matrix),o.renderOrder=di-2,o.raycast=()=>{},o}var I_={all:()=>!0,crosses:i=>i.crosses,conflict:i=>i.conflict,clipped:(i,e)=>i.id in e.clips,castor:i=>i.owner==="castor",pollux:i=>i.owner==="pollux",shared:i=>i.owner==="shared",uncertain:i=>i.owner==="uncertain",artery:i=>i.kind==="artery",vein:i=>i.kind==="vein",sinus:i=>i.kind==="sinus"},Tu=class{constructor(e,t){this.app=e,this.field=I("input",{type:"search",placeholder:w("vessel.search"),"aria-label":w("vessel.search")}),this.choice=I("select",{"aria-label":w("vessel.filter")},...Object.keys(I_).map(n=>I("option",{value:n,textContent:w(`vessel.filter.${n}`)}))),this.count=I("p",{className:"small",role:"status"}),this.rows=this.#e().map(n=>this.#t(n,t)),this.list=I("ul",{className:"vessels"},...this.rows.map(n=>n.item)),this.element=I("div",{},I("div",{className:"row filter"},this.field,this.choice),this.count,this.list),this.element.hidden=!this.rows.length,this.field.addEventListener("input",()=>this.narrow()),this.choice.addEventListener("change",()=>this.narrow()),this.narrow()}follow(e){for(let{vessel:t,press:n}of this.rows){let s=e.clips[t.id];n.setAttribute("aria-pressed",String(t.id===e.selected)),n.classList.toggle("clipped",!!s)}this.choice.value==="clipped"&&this.narrow()}narrow(){let e=this.field.value.toLowerCase().split(/\s+/).filter(Boolean),t=I_[this.choice.value],n=0;for(let{vessel:s,item:r,text:o}of this.rows)r.hidden=!(t(s,this.app.state)&&e.every(a=>o.includes(a))),n+=r.hidden?0:1;this.count.textContent=n?w("vessel.count",{shown:n,all:this.rows.length}):w("vessel.noneFits")}#e(){let e=t=>(t.crosses?0:2)+(t.conflict?0:1);return this.app.scene.vessels.map((t,n)=>[t,n]).sort(([t,n],[s,r])=>e(t)-e(s)||n-r).map(([t])=>t)}#t(e,t){let n=[e.crosses&&w("vessel.crosses"),e.conflict&&w("vessel.conflict")].filter(Boolean).join(", "),s=w(`vessel.kind.${e.kind}`),r=I("button",{type:"button","aria-pressed":"false"},I("b",{textContent:e.id}),I("span",{textContent:e.name||s}),Oo(this.app.scene,e.owner),I("span",{className:"small",textContent:`r ${Ni(e.radius_mm.value)} mm`}),n?I("small",{className:"marks",textContent:n}):null);r.addEventListener("click",()=>t(e.id)),r.dataset.vessel=e.id;let o=[e.id,e.name,s,e.owner,n].join(" ").toLowerCase();return{vessel:e,press:r,item:I("li",{},r),text:o}}};var L_=.5,OR=.8;function N_(i){if(i.view3d){i.labels=new _u(i.view3d),i.drawnVessels=new Mu(i,i.labels);let e=new yu(i,i.labels),t=()=>{i.drawnVessels.follow(i.state),e.follow(i.state)};i.on(t),i.onModel(t),i.onAnswer(t),kR(i)}i.vessels=new pm(i)}function kR(i){let e=s=>i.scene.vessels.find(r=>r.id===s?.vessel),t=s=>i.drawnVessels.hover(e(s)),n=()=>i.drawnVessels.hover(null);i.tools.add("look",{hover:t,cancel:n,press:s=>i.vessels.choose(e(s)?.id??null)}),i.tools.add("clip",{hover:t,cancel:n,press:s=>s?.vessel&&i.vessels.clip(s.vessel,i.state.clips[s.vessel]?0:1)}),i.shell.tool("look",{label:w("tool.look"),key:"v",icon:"\u2B09"}),i.shell.tool("clip",{label:w("tool.clip"),key:"x",icon:"\u2702"})}var pm=class{constructor(e){this.app=e,this.card=I("div",{id:"vessel",className:"card"}),this.list=new Tu(e,n=>this.choose(n,!0)),this.territories=ul(w("territory.show"),n=>e.do("layer",{name:"territories",shown:n}));let t=I("details",{className:"territories"},I("summary",{textContent:w("territory.title",{count:e.scene.territories.length})}),this.territories.label,this.#h());e.shell.panel({id:"vessels",title:w("vessel.title"),element:I("div",{},this.card,this.list.element,t)}),e.on(n=>this.#t(n)),e.onAnswer(()=>this.#n())}choose(e,t=!1){let{app:n}=this;e!==n.state.selected&&n.do("select",{vessel:e}),e&&(n.shell.open("vessels"),t&&this.fly(this.#e(e)),this.card.scrollIntoView?.({block:"nearest"}))}clip(e,t){this.app.do("clip",{edge:e,share:t}),this.app.shell.open("whatif")}fly(e){let{app:t}=this;if(!t.view3d||!e)return;let n=[0,1,2].map(o=>e.path.map(a=>a[o])),s=n.map(o=>Math.min(...o)),r=n.map(o=>Math.max(...o));t.view3d.lookAt(s.map((o,a)=>(o+r[a])/2),Math.max(110,2*Math.hypot(...r.map((o,a)=>o-s[a]))))}#e(e){return this.app.scene.vessels.find(t=>t.id===e)}#t(e){this.territories.box.checked=e.layers.territories,!(this.shown?.[0]===e.selected&&this.shown[1]===e.clips)&&(this.#n(),this.list.follow(e))}#n(){let{state:e}=this.app;this.shown=[e.selected,e.clips];let t=this.#e(e.selected);this.card.replaceChildren(...t?this.#i(t):[It(w(this.app.scene.vessels.length?"vessel.none":"vessel.empty"))])}#i(e){let t=this.app.state.clips[e.id]??0,n=e.name?`${e.id} \xB7 ${e.name}`:`${e.id} \xB7 ${w(`vessel.kind.${e.kind}`)}`,s=[[w("vessel.whose"),this.#o(e)],[w("vessel.kind"),w(`vessel.kind.${e.kind}`)],[w("vessel.radius"),as(e.radius_mm)],[w("vessel.flow"),as(e.flow_ml_min)],[w("vessel.pressure"),as(e.pressure_mmhg)],...this.#c(e)];return[I("div",{className:"row head"},I("h2",{textContent:n}),gt("\xD7",()=>this.choose(null),{className:"close","aria-label":w("vessel.leave")})),this.#s(e,t),this.#r(e,t),y_(s),...this.#a(e),this.#l(e)]}#s(e,t){let n=[e.crosses&&w("vessel.crosses"),e.conflict&&w("vessel.conflict"),t===1&&w("vessel.clipped"),t>0&&t<1&&w("vessel.clamped",{share:Math.round(t*100)})];return I("p",{className:"tags"},...n.filter(Boolean).map(s=>I("span",{textContent:s})))}#r(e,t){let n=r=>({"aria-pressed":String(r)}),s=r=>()=>this.clip(e.id,t===r?0:r);return I("div",{className:"row"},gt(w("clip.do"),s(1),n(t===1)),gt(w("clip.half"),s(L_),n(t===L_)),gt(w("vessel.fly"),()=>this.fly(e)))}#o(e){let t=Math.max(e.castor,1-e.castor),n=o=>o>.995?w("vessel.over99"):o<.005?w("vessel.under1"):`${Math.round(o*100)} %`,s=e.owner==="uncertain"||e.owner!=="shared"&&t<OR,r=w("vessel.odds",{castor:n(e.castor),pollux:n(1-e.castor)});return I("span",{},Oo(this.app.scene,e.owner),I("small",{textContent:` ${r}${s&&e.owner!=="uncertain"?`; ${w("owner.uncertain")}`:""}`}))}#c({id:e}){let{answer:t}=this.app,[n,s]=[t?.pressures?.[e],t?.flows?.[e]];if(!n&&!s)return[];let r=(o,a)=>I("span",{textContent:w("vessel.changes",{before:D_(o?.[0]),after:D_(o?.[1]),unit:a})});return[[w("vessel.flowAfter"),r(s,"mL/min")],[w("vessel.pressureAfter"),r(n,"mmHg")]]}#a({id:e}){return(this.app.scene.said.blood?.conflicts??[]).filter(([n])=>n===e).map(([,n,s])=>I("p",{className:"note",textContent:w("vessel.contradicts",{what:n,text:s})}))}#l({evidence:e}){return e.length?I("details",{open:!0},I("summary",{textContent:w("vessel.evidence",{count:e.length})}),I("ul",{},...e.map(t=>I("li",{textContent:t})))):It(w("vessel.noEvidence"))}#h(){let{territories:e}=this.app.scene;return e.length?I("ul",{},...e.map(t=>I("li",{},gt(`${t.id} ${t.name}`,()=>{this.app.state.layers.territories||this.app.do("layer",{name:"territories",shown:!0}),this.app.view3d?.lookAt(t.at,120)},{className:"link"}),I("div",{className:"small"},as(t.pressure_mmhg))))):It(w("territory.none"))}},D_=i=>i==null?w("figure.none"):Number(i.toPrecision(3)).toString();var UR=3e3,BR=409,F_=.05;function k_(i){i.whatif=new mm(i),new gm(i)}var O_=i=>JSON.stringify(Object.entries(i).sort(([e],[t])=>e<t?-1:1)),mm=class{#e=new Map;#t=O_({});#n=null;#i=0;constructor(e){this.app=e,this.state="idle",e.on(t=>this.#s(t.clips)),addEventListener("online",()=>this.state==="lost"&&this.#a())}#s(e){let t=O_(e);t!==this.#t&&(this.#t=t,this.since=performance.now(),clearTimeout(this.#i),this.#n?.abort(),Object.keys(e).length?this.app.source.online?this.app.scene.circulation.answers?this.#e.has(t)?this.#l("intervals",this.#e.get(t)):this.app.during(this.#r(e,t)):this.#l("none",null):this.#l("offline",null):this.#l("idle",null))}async#r(e,t){this.#n=new AbortController;let{signal:n}=this.#n;this.#l("asking",this.app.answer);try{let s=await this.app.source.post("/api/whatif",{clips:e},{signal:n});if(t!==this.#t)return;if(s.error)return this.#o(t,"refused",s);this.#l("numbers",s),this.ms=performance.now()-this.since;let r=await this.app.source.post("/api/whatif?intervals=1",{clips:e},{signal:n});t===this.#t&&this.#o(t,"intervals",r)}catch(s){t===this.#t&&this.#c(s,t)}}#o(e,t,n){this.#e.set(e,n),this.#l(n.error?"refused":t,n)}#c(e,t){return e.status===BR&&this.app.outdated(),e.status>=400&&e.status<500?this.#l("refused",{error:e.message,isolated:[],territories:[]}):(this.#i=setTimeout(()=>t===this.#t&&this.#a(),UR),this.#l("lost",null))}#a(){clearTimeout(this.#i),this.app.during(this.#r(this.app.state.clips,this.#t))}#l(e,t){this.state=t?.error?"refused":e,this.app.answer=t,this.app.view3d?.draw()}},gm=class{constructor(e){this.app=e,this.element=I("div",{className:"whatif"}),e.shell.panel({id:"whatif",title:w("whatif.title"),element:this.element}),e.onAnswer(()=>this.#e()),e.on(t=>{t.clips!==this.clips&&this.#e()})}#e(){let{app:e}=this;this.clips=e.state.clips;let t=[this.#t(),...this.#i()];e.answer?.error?t.push(...this.#s(e.answer)):e.answer&&t.push(...this.#o(e.answer)),this.element.replaceChildren(...t),this.element.setAttribute("aria-busy",String(e.whatif.state==="asking"))}#t(){let e=Object.entries(this.app.state.clips);if(!e.length)return I("p",{textContent:w(this.app.source.online?"whatif.empty":"whatif.emptyOffline")});let t=([n,s])=>I("li",{},gt(s<1?w("clip.partly",{id:n,share:Math.round(s*100)}):w("clip.closed",{id:n}),()=>this.app.vessels.choose(n)),gt("\xD7",()=>this.app.do("clip",{edge:n,share:0}),{"aria-label":w("clip.openOne",{id:n})}));return I("div",{},I("ul",{className:"chips"},...e.map(t)),e.length>1?gt(w("clip.openAll"),()=>this.#n()):null)}#n(){this.app.do("view",{view:{clips:{}}})}#i(){let{state:e}=this.app.whatif,t={asking:w("whatif.asking"),numbers:w("whatif.noIntervals"),offline:w("whatif.offline"),lost:w("whatif.lost"),none:this.app.scene.circulation.why_not||w("whatif.none")}[e],n=t?[I("p",{className:e==="numbers"?"small":"note",role:"status",textContent:t})]:[];return this.element.dataset.state=e,n}#s({error:e,isolated:t}){let n=new Map(this.app.scene.territories.map(r=>[r.id,r.name])),s=t?.length?[I("ul",{className:"lost"},...t.map(r=>this.#r(r,n.get(r)??r,"isolated")))]:[];return[I("p",{className:"warning",role:"alert",textContent:e}),...s,It(w("whatif.noNumber"))]}#r(e,t,n){let s=this.app.scene.territories.find(o=>o.id===e),r=`${e} ${t}: ${w(`lost.${n}`)}`;return I("li",{},s?gt(r,()=>this.app.view3d?.lookAt(s.at,120)):I("span",{textContent:r}))}#o(e){let t=[...lm(e).keys()],n=[...e.territories].sort((a,l)=>l.change.value-a.change.value),[s,r]=[n.filter(a=>Math.abs(a.change.value)>=F_),n.filter(a=>Math.abs(a.change.value)<F_)],o=new Map(n.map(a=>[a.id,a.name]));return[...t.length?[I("h3",{textContent:w("whatif.lose")}),I("ul",{className:"lost"},...t.map(a=>this.#r(a,o.get(a),"unseen")))]:[],I("h3",{textContent:w("whatif.pressure")}),s.length?this.#c(s,e):It(w("whatif.nothing")),...r.length?[I("details",{},I("summary",{textContent:w("whatif.little",{count:r.length})}),this.#c(r,e))]:[],...this.#a(e),...this.#l(e,o),...e.notes.map(a=>It(a))]}#c(e,t){let n=l=>[l.id===t.worst&&w("whatif.worst"),l.above_limit&&w("whatif.limit",{limit:Ni(t.limit_mmhg)}),!l.seen_drain&&w("lost.unseen")].filter(Boolean).join("; "),s=l=>I("th",{colSpan:3,scope:"rowgroup"},Oo(this.app.scene,l.twin,`${l.id} ${l.name}`),n(l)?I("small",{textContent:n(l)}):null),r=l=>[as(l.before),as(l.after),as(l.change,!0)].map(c=>I("td",{},c)),o=e.map(l=>I("tbody",{},I("tr",{},s(l)),I("tr",{},...r(l)))),a=["before","after","change"].map(l=>I("th",{textContent:w(`whatif.${l}`),scope:"col"}));return I("table",{className:"territories"},I("caption",{textContent:w("whatif.pressure")}),I("thead",{},I("tr",{},...a)),...o)}#a({carriers:e}){if(!e.length)return[];let t=e.map(n=>[this.#h(n.edge,n.kind),`${Ni(n.before.value)}`,`${Ni(n.after.value)} ${n.after.unit}`,om(n.after)]);return[I("h3",{textContent:w("whatif.carriers")}),ls([w("whatif.vessel"),w("whatif.before"),w("whatif.after"),w("whatif.interval")],t,w("whatif.carriers"))]}#l(e,t){if(!e.next.length)return[];let n=s=>s.isolates.length?w("whatif.isolates",{names:s.isolates.map(r=>t.get(r)??r).join(", ")}):w("whatif.raises",{name:t.get(s.territory)??s.territory,pressure:Ni(s.pressure_mmhg)});return[I("h3",{textContent:w("whatif.next")}),I("ul",{},...e.next.map(s=>I("li",{},this.#h(s.edge),I("span",{textContent:` ${n(s)}`})))),It(w("whatif.preview"))]}#h(e,t=""){return this.app.scene.vessels.some(n=>n.id===e)?gt(e,()=>this.app.vessels.choose(e,!0),{className:"link"}):I("span",{textContent:`${e} ${t==="unknown"?"":t}`.trim()})}};var bm="#0b5cad",zR="#8a3b00",GR="#5b2a86",xm={distance:"dot",path:"dot",angle:"diamond",area:"square"};function Tr(i,{type:e,points:t,value:n,unit:s}){let r=hm(e,e==="path"?[t[0],t.at(-1)]:t,um(i));return{value:`${Su(n,r)} ${s}`,fine:`\xB1 ${w("measure.about")} ${Su(r,r)} ${s}`}}var Au=class{#e=null;constructor(e,t){Object.assign(this,{app:e,labels:t}),this.group=new lt,e.view3d.patient.add(this.group)}follow(e){let t=[e.measures,e.landmarks,e.notes,e.apart,e.layers,this.app.model.meshes];if(this.#e&&t.every((o,a)=>o===this.#e[a]))return;this.#e=t,hl(this.group);let{measures:n,landmarks:s,notes:r}=e.layers;this.labels.set("measures",n?e.measures.flatMap(o=>this.#i(o)):[]),this.labels.set("landmarks",s?e.landmarks.map(o=>this.#n(o,o.name,"flag",zR)):[]),this.labels.set("notes",r?e.notes.map(o=>this.#n(o,`${w("notes.sign")} ${o.text.split(`
`)[0]}`,"square",GR)):[]),this.app.view3d.draw()}preview(e,t,n){this.previewed&&(hl(this.previewed),this.previewed.removeFromParent()),this.previewed=new lt,this.app.view3d.patient.add(this.previewed);let s=this.#t(t);s.length>1&&this.previewed.add(cl(e==="area"&&s.length>2?[...s,s[0]]:s,{dashed:!0})),this.labels.set("preview",s.map((r,o)=>({at:r,shape:xm[e],colour:bm,first:9,text:o===s.length-1?n:""}))),this.app.view3d.draw()}#t(e){let t=os(this.app,e);return e.map((n,s)=>Di(this.app,n,t[s]))}#n(e,t,n,s){return{at:this.#t([e.at])[0],text:t,shape:n,colour:s,first:3}}#i(e){let t=this.#t(e.points);this.group.add(cl(e.type==="area"?[...t,t[0]]:t,{colour:744621}));let n=e.type==="path"?[t[0],t.at(-1)]:t,{value:s}=Tr(this.app.scene,e),r=this.apart(e)?`${s} ${w("measure.asScanned")}`:s,o={angle:t[1],area:tm(t),path:t[Math.floor(t.length/2)]}[e.type]??tm(t);return[...n.map(l=>({at:l,text:"",shape:xm[e.type],colour:bm})),{at:o.clone?.()??new R,text:r,shape:xm[e.type],colour:bm,first:5}]}apart(e){return this.app.state.apart>0&&new Set(os(this.app,e.points)).size>1}};var _m=.1,VR=4,HR=1,[WR,qR]=[80,1.6];function Ru(i){let[e,t,n]=[[],[],new Map],s=new R;for(let o of i){let a=o.geometry.getAttribute("position"),l=new Uint32Array(a.count);for(let c=0;c<a.count;c+=1){s.fromBufferAttribute(a,c).applyMatrix4(o.matrix);let h=`${Math.round(s.x/_m)} ${Math.round(s.y/_m)} ${Math.round(s.z/_m)}`;n.has(h)||(n.set(h,e.length/3),e.push(s.x,s.y,s.z)),l[c]=n.get(h)}for(let c of o.geometry.index.array)t.push(l[c])}let r=new et;return r.setAttribute("position",new ft(new Float32Array(e),3)),r.setIndex(new ft(new Uint32Array(t),1)),{places:r.getAttribute("position").array,graph:XR(r),bvh:new Do(r,{indirect:!0})}}function XR(i){let e=i.index.array,t=i.getAttribute("position").count,[n,s]=[new Map,Array.from({length:t},()=>[])];for(let r=0;r<e.length;r+=3)for(let o=0;o<3;o+=1){let[a,l,c]=[e[r+o],e[r+(o+1)%3],e[r+(o+2)%3]];if(a===l)continue;let h=a<l?a*t+l:l*t+a,u=n.get(h);u===void 0?(n.set(h,c),s[a].push(l),s[l].push(a)):u!==c&&(s[u].push(-1-c),s[c].push(-1-u))}return s}function Cu(i,e,t){let n=jR(i,U_(i,e),U_(i,t));if(!n)return null;let s=[e,...n.slice(1,-1).map(a=>Eu(i,a)),t],r=z_(i,B_(s,VR)),o=z_(i,B_(r,HR),20);return{points:o,mm:cs(o)}}var Eu=({places:i},e)=>[i[3*e],i[3*e+1],i[3*e+2]];function U_({places:i},e){let[t,n]=[0,1/0];for(let s=0;s<i.length;s+=3){let r=(i[s]-e[0])**2+(i[s+1]-e[1])**2+(i[s+2]-e[2])**2;r<n&&([t,n]=[s/3,r])}return t}function jR(i,e,t){let[n,s,r]=[new Map([[e,0]]),new Map,new Set],o=Eu(i,t),a=new ym;a.push(0,e);for(let l=a.pop();l!==void 0;l=a.pop()){if(l===t)return KR(s,t);if(r.has(l))continue;r.add(l);let c=Eu(i,l);for(let h of i.graph[l]){let u=h<0?-1-h:h,d=Eu(i,u),f=n.get(l)+qn(c,d)*(h<0?1.02:1);f>=(n.get(u)??1/0)||(n.set(u,f),s.set(u,l),a.push(f+qn(d,o),u))}}return null}function KR(i,e){let t=[e];for(;i.has(t[0]);)t.unshift(i.get(t[0]));return t}function B_(i,e){let t=cs(i),n=Math.max(2,Math.ceil(t/e)),[s,r]=[[i[0]],t/n],[o,a]=[0,r];for(let l=1;l<i.length;l+=1){let c=qn(i[l-1],i[l]);for(;c>0&&a<=o+c&&s.length<n;){let h=(a-o)/c;s.push(i[l-1].map((u,d)=>u+h*(i[l][d]-u))),a+=r}o+=c}return[...s,i.at(-1)]}function z_({bvh:i},e,t=WR){let[n,s,r]=[e.map(o=>[...o]),new R,{}];for(let o=0;o<t;o+=1){let a=0;for(let l=1;l<n.length-1;l+=1){let c=n[l].map((u,d)=>u+qR*((n[l-1][d]+n[l+1][d])/2-u)),{point:h}=i.closestPointToPoint(s.set(...c),r);a=Math.max(a,qn(n[l],[h.x,h.y,h.z])),n[l]=[h.x,h.y,h.z]}if(a<.001)break}return n}var ym=class{#e=[];push(e,t){let n=this.#e;n.push([e,t]);for(let s=n.length-1;s>0;){let r=s-1>>1;if(n[r][0]<=n[s][0])break;[n[r],n[s]]=[n[s],n[r]],s=r}}pop(){let e=this.#e;if(!e.length)return;let[t,n]=[e[0],e.pop()];return e.length&&(e[0]=n,this.#t()),t[1]}#t(){let e=this.#e;for(let t=0;;){let n=t;for(let s of[2*t+1,2*t+2])s<e.length&&e[s][0]<e[n][0]&&(n=s);if(n===t)return;[e[n],e[t]]=[e[t],e[n]],t=n}}};var Pu=class{constructor(e){this.words=I("span",{role:"status"}),this.finish=gt(w("hint.finish"),()=>this.onFinish?.()),this.box=I("div",{id:"hint",hidden:!0},this.words,this.finish,gt(w("hint.stop"),()=>{e.tools.cancel(),e.do("tool",{name:"look"})})),tt("overlay").append(this.box)}show(e,t,n=null){this.owner=e,this.onFinish=n,this.words.textContent=t,this.finish.hidden=!n,this.box.hidden=!t}clear(e){this.owner===e&&this.show(e,"")}};var YR={distance:["d","\u2194"],path:["g","\u223F"],angle:["a","\u2220"],area:["r","\u25B1"]},JR=12;function G_(i,e,t){let n=new vm(i);for(let[s,[r,o]]of Object.entries(YR)){let a=new wm(i,s,{marks:e,hint:t,surfaces:n});i.tools.add(s,a),i.shell.tool(s,{label:w(`tool.${s}`),key:r,icon:o}),i.on(l=>a.held(l.tool===s))}}var vm=class{#e=new Map;#t=null;constructor(e){this.app=e}of(e){let{model:t}=this.app;this.#t!==t.meshes&&this.#e.clear(),this.#t=t.meshes;let n=[...t.meshes.values()].filter(r=>r.visible&&r.userData.node.structure===e),s=n.map(r=>r.name).join();return this.#e.has(s)||this.#e.set(s,Ru(n)),this.#e.get(s)}},wm=class{#e=[];#t=!1;#n="";constructor(e,t,n){Object.assign(this,{app:e,type:t,...n})}held(e){e!==this.#t&&(this.#t=e,this.#i(),e||this.hint.clear(this.type))}press(e){return e?this.type==="area"&&this.#e.length>=3&&this.#o(e)?this.finish():this.type==="path"&&this.#e.length&&e.node.structure!==this.#n?this.hint.show(this.type,w("measure.otherSurface",{structure:this.#n})):(this.#n=e.node.structure,this.#e.push(this.#r(e)),this.#e.length===Mr[this.type].points?this.finish():(this.#c(),this.marks.preview(this.type,this.#e,""))):this.hint.show(this.type,w("measure.beside"))}hover(e){if(!this.#e.length||!e)return;let t=[...this.#e,this.#r(e)];this.marks.preview(this.type,t,this.#a(t))}finish(){let e=this.#e;this.#i();let t=this.type==="path"?this.#s(e):{points:e,value:Mr[this.type].value(e)};if(!t)return this.hint.show(this.type,w("measure.noWay"));let n={type:this.type,points:t.points.map(s=>s.map(r=>Number(r.toFixed(3)))),value:Number(t.value.toFixed(4)),unit:Mr[this.type].unit};return this.app.do("measure.add",n),this.app.shell.open("marks")}cancel(){this.#t&&this.#i()}#i(){this.#e=[],this.#t&&this.#c(),this.marks.preview(this.type,[],"")}#s([e,t]){let n=Cu(this.surfaces.of(this.#n),e,t);return n&&{points:n.points,value:n.mm}}#r(e){let t=this.app.snap&&this.app.scene.vessels.find(n=>n.id===e.vessel);return t?dm(t.path,e.point):e.point}#o(e){let t=[this.#e[0],e.point].map(r=>this.app.view3d.metres(r).project(this.app.view3d.camera)),{clientWidth:n,clientHeight:s}=this.app.view3d.canvas;return Math.hypot((t[0].x-t[1].x)*n/2,(t[0].y-t[1].y)*s/2)<JR}#c(){let e=this.#e.length,t=this.type==="area"&&e>=3?"more":["first","second","third"][e]??"more";this.hint.show(this.type,w(`measure.${this.type}.${t}`),this.type==="area"&&e>=3?()=>this.finish():null)}#a(e){let{scene:t}=this.app;if(this.type==="angle")return e.length===3?Tr(t,{type:"angle",points:e,value:vu(e),unit:"\xB0"}).value:"";if(this.type==="area")return e.length>=3?Tr(t,{type:"area",points:e,value:Mr.area.value(e),unit:"mm\xB2"}).value:"";let n=Tr(t,{type:"distance",points:e.slice(-2),value:Mr.distance.value(e.slice(-2)),unit:"mm"}).value;return this.type==="path"?w("measure.straight",{value:n}):n}};function V_(i,e){let t=(n,s,r,o)=>{i.tools.add(n,{press:l=>l?o(l):e.show(n,w("measure.beside"))}),i.shell.tool(n,{label:w(`tool.${n}`),key:s,icon:r});let a=!1;i.on(l=>{let c=l.tool===n;c&&!a&&e.show(n,w(`hint.${n}`)),c||e.clear(n),a=c})};t("landmark","m","\u2691",async({point:n})=>{let s=await i.ask.text({title:w("landmark.new"),label:w("landmark.name"),spoken:w("vr.landmark",{n:i.state.landmarks.length+1})});s&&i.do("landmark.add",{name:s,at:n})}),t("note","n","\u270E",async({point:n})=>{let s=await i.ask.text({title:w("note.new"),label:w("note.text"),long:!0,spoken:w("vr.note",{n:i.state.notes.length+1})});s&&i.do("note.add",{text:s,at:n,camera:i.view3d.pose})})}var[$R,Sm]=[22,10];function ZR(i){let{canvas:e}=i.view3d;i.view3d.render(performance.now());let t=e.width/(e.clientWidth||e.width),n=document.createElement("canvas"),s=n.getContext("2d"),r=eC(s,QR(i),e.width-2*Sm*t,t),o=$R*t;return Object.assign(n,{width:e.width,height:e.height+r.length*o+Sm*t}),s.fillStyle="#ffffff",s.fillRect(0,0,n.width,n.height),s.drawImage(e,0,0),s.fillStyle="#14181d",s.font=H_(t),r.forEach((a,l)=>s.fillText(a,Sm*t,e.height+(l+.9)*o)),n.toDataURL("image/png")}var QR=({scene:i})=>w("shot.footer",{case:i.case,plan:i.plan.short,date:new Date().toISOString().slice(0,10),made:i.plan.made_on,notice:i.notice}),H_=i=>`${13*i}px system-ui, sans-serif`;function eC(i,e,t,n){i.font=H_(n);let s=[""];for(let r of e.split(" ")){let o=`${s.at(-1)} ${r}`.trim();i.measureText(o).width>t&&s.at(-1)?s.push(r):s[s.length-1]=o}return s}async function W_(i,e){let t=ZR(i);if(!i.source.online)return tC(t,`${e}.png`),w("shot.downloaded",{name:`${e}.png`});let{file:n}=await i.during(i.source.post("/api/screenshot",{name:e,png:t.split(",")[1],by:i.who}));return w("shot.kept",{file:n})}function tC(i,e){Object.assign(document.createElement("a"),{href:i,download:e.replace(/[^\w. -]/g,"_")}).click()}var q_={measures:"measure",landmarks:"landmark",notes:"note",bookmarks:"bookmark"};function j_(i){if(i.view3d){let e=new Au(i,i.labels);i.marks=e,i.on(n=>e.follow(n)),i.onModel(()=>e.follow(i.state)),i.measuring={...fm,geodesic:Cu,surfaceOf:Ru};let t=new Pu(i);G_(i,e,t),V_(i,t),i.shell.key("Escape",()=>i.state.tool!=="look"&&i.do("tool",{name:"look"}))}new Mm(i)}var Mm=class{constructor(e){this.app=e,this.lists=Object.fromEntries(Object.keys(q_).map(s=>[s,I("div")])),this.said=I("p",{className:"note",role:"status",hidden:!0});let t=Object.entries(this.lists).map(([s,r])=>I("section",{className:"marks"},this.#t(s),r)),n=I("div",{},this.said,this.#e(),...t);e.shell.panel({id:"marks",title:w("marks.title"),element:n}),e.shell.key("p",()=>this.#i(),w("shot.take")),e.shell.key("b",()=>this.#n(),w("bookmark.add")),e.on(s=>this.#r(s))}#e(){let e=ul(w("measure.snap"),s=>{this.app.snap=s}),t=s=>gt(w(`tool.${s}`),()=>this.app.do("tool",{name:s}),{disabled:!this.app.view3d}),n=["distance","path","angle","area","landmark","note"].map(t);return I("div",{},I("div",{className:"row"},...n),e.label,I("div",{className:"row"},gt(w("bookmark.add"),()=>this.#n(),{disabled:!this.app.view3d}),gt(w("shot.take"),()=>this.#i(),{disabled:!this.app.view3d})))}#t(e){let t=e==="bookmarks"?null:ul(w("marks.shown"),n=>this.app.do("layer",{name:e,shown:n}),!0);return t&&((this.layers??={})[e]=t.box),I("div",{className:"row head"},I("h3",{textContent:w(`marks.${e}`)}),t?.label)}async#n(){let{app:e}=this;if(!e.view3d)return;let[t,n]=[e.view3d.pose,mh(e.state)],s=await e.ask.text({title:w("bookmark.new"),label:w("bookmark.name")});s&&e.do("bookmark.add",{name:s,camera:t,view:n})}async#i(){let{app:e}=this;if(!e.view3d)return;let t=await e.ask.text({title:w("shot.take"),label:w("shot.name"),value:w("shot.default",{case:e.scene.case})});!t||e.source.online&&!e.who&&!await e.ask.who()||this.#s(await W_(e,t).catch(n=>w("shot.failed",{why:n.message})))}#s(e){this.said.textContent=e,this.said.hidden=!e,this.app.shell.open("marks")}#r(e){for(let[t,n]of Object.entries(this.layers))n.checked=e.layers[t];for(let[t,n]of Object.entries(this.lists)){let s=[e[t],e.apart>0];if(this.last?.[t]?.every((o,a)=>o===s[a]))continue;(this.last??={})[t]=s;let r=e[t].map(o=>this.#o(t,o));n.replaceChildren(r.length?I("ul",{className:"list"},...r):It(w(`marks.no.${t}`)))}}#o(e,t){let{title:n,more:s}=this.#c(e,t),r=w("marks.by",{who:t.by||w("marks.nobody"),when:(t.at_time??"").slice(0,16).replace("T"," ")}),o=gt(n,()=>this.#l(e,t),{className:"link"}),a=gt(w("marks.remove"),()=>this.app.do(`${q_[e]}.remove`,{id:t.id}),{"aria-label":w("marks.removeOne",{name:n})});return I("li",{},I("div",{},o,...s.map(It),It(r)),a)}#c(e,t){return e==="measures"?this.#a(t):e==="notes"?{title:t.text,more:[]}:{title:t.name,more:[]}}#a(e){let{value:t,fine:n}=Tr(this.app.scene,e),s=w(`measure.how.${e.type}`),r=this.app.marks?.apart(e)?[w("measure.apart")]:[];return{title:`${w(`tool.${e.type}`)}: ${t}`,more:[`${n}${w("measure.halfVoxel")}. ${s}`,...r]}}#l(e,t){let{view3d:n}=this.app;if(n)if(e==="bookmarks")this.app.do("view",{view:t.view}),X_(t.camera)&&(n.pose=t.camera);else if(X_(t.camera))n.pose=t.camera;else if(t.points){let s=[0,1,2].map(r=>t.points.reduce((o,a)=>o+a[r],0)/t.points.length);n.lookAt(s,Math.max(60,1.8*cs(t.points)))}else n.lookAt(t.at,120)}},X_=i=>[i?.position,i?.target].every(e=>Array.isArray(e)&&e.length===3&&e.every(Number.isFinite));function Y_(i){let e=i.scene.said??{},t=I("div",{className:"said"},...nC(i,e).filter(Boolean));i.shell.panel({id:"plan",title:w("said.title"),element:t}),tt("notice").textContent=i.scene.notice||w("notice"),aC(i)}function nC(i,e){let{scene:t}=i;return[iC([...e.warnings??[],...e.confirmed===!1?[w("said.unconfirmed")]:[]]),I("p",{className:"small",textContent:w("said.which",{case:t.case,plan:t.plan.short,date:t.plan.made_on})}),e.junction&&hs(w("said.junction"),I("p",{textContent:e.junction.types}),...Iu(w("said.measure"),e.junction),...(e.junction.notes??[]).map(K_)),sC(i,e),e.cut&&hs(w("said.cut"),...Iu(w("said.theCut"),e.cut),It(w("said.proof",{statement:e.cut.statement,proof:e.cut.proof}))),rC(e),e.volumes&&hs(w("said.volumes"),...Iu(w("said.measure"),e.volumes)),e.stages?.length?hs(w("said.hours"),...e.stages.flatMap(n=>[I("h4",{textContent:n.name}),...Iu(w("said.measure"),n.hours)])):null,oC(e),hs(w("said.origin"),...[e.identity&&w("said.identity",{text:e.identity}),e.scan_dates&&w("said.scans",{text:e.scan_dates}),e.software,e.audit_head&&w("said.audit",{text:e.audit_head})].filter(Boolean).map(It),...(t.notes??[]).map(K_),It(t.notice))]}var K_=i=>It(w("said.note",{text:i})),Iu=(i,e)=>e?.rows?[ls([i,w("said.value"),w("said.interval")],e.rows,i),...e.sources?.length?[I("details",{},I("summary",{textContent:w("said.sources")}),...e.sources.map(It))]:[]]:[],hs=(i,...e)=>I("section",{},I("h3",{textContent:i}),...e);function iC(i){return i.length?I("section",{className:"warnings","aria-label":w("said.warnings")},I("h3",{textContent:w("said.warnings")}),I("ul",{},...i.map(e=>I("li",{textContent:e})))):It(w("said.noWarnings"))}function sC(i,e){let t=e.crossings??[],n=Object.values(e.vessels??{}).filter(a=>typeof a=="string"&&a).map(It);if(!t.length)return hs(w("said.crossings",{count:0}),I("p",{textContent:e.no_crossing??w("said.noCrossing")}),...n);let s=t.map(a=>[i.scene.vessels.some(l=>l.id===a.id)?gt(a.id,()=>i.vessels.choose(a.id,!0),{className:"link"}):a.id,a.kind,`${a.radius}, ${a.interval}`,`${a.castor} / ${a.pollux}`,a.place]),r=t.map(a=>I("li",{textContent:`${a.id}: ${a.evidence}`})),o=[...new Set(t.map(a=>a.source))].map(a=>It(w("figure.source",{source:a})));return hs(w("said.crossings",{count:t.length}),ls([w("said.vessel"),w("vessel.kind"),w("vessel.radius"),w("said.odds"),w("said.where")],s,w("said.crossings",{count:t.length})),I("details",{},I("summary",{textContent:w("said.evidence")}),I("ul",{},...r),...o),...n)}function rC(i){if(!i.deficits?.length)return null;let e=i.deficits.map(t=>[t.twin,t.tissue,t.area[0],t.area[1],t.perimeter[0],t.flat[0]]);return hs(w("said.deficits"),ls(["twin","missing","area","interval","perimeter","flat"].map(t=>w(`said.${t}`)),e,w("said.deficits")),It(w("said.flatNote")),I("details",{},I("summary",{textContent:w("said.sources")}),...(i.deficit_sources??[]).map(It)))}function oC({blood:i}){if(!i)return null;let e=[["exchange",w("said.exchange")],["hearts",w("said.hearts")]].flatMap(([o,a])=>(i[o]?.words??[]).length?[I("h4",{textContent:a}),...i[o].words.map(l=>I("p",{textContent:l}))]:[]),t=(i.notes??[]).map(o=>I("li",{textContent:o})),n=(i.conflicts??[]).map(([o,a,l])=>I("li",{textContent:`${o}, ${a}: ${l}`})),s=(o,a)=>a.length?I("details",{},I("summary",{textContent:o}),I("ul",{},...a)):null,r=[i.none,i.limit,i.no_stages,i.no_options].filter(Boolean).map(o=>I("p",{textContent:o}));return hs(w("said.blood"),...r,...e,s(w("said.conflicts",{count:n.length}),n),s(w("said.notes",{count:t.length}),t))}function aC(i){let e=I("span"),t=I("div",{id:"stale",role:"alert",hidden:!0},e,gt(w("stale.reload"),()=>location.reload()));document.body.prepend(t);let n=i.scene.plan.stale,s=(r,{log:o,source:a}=i)=>{let l=o.stale?o.problem:n;t.hidden=!l,e.textContent=l?w(a.online?"stale.said":"stale.offline",{why:l}):"",t.querySelector("button").hidden=!a.online,o.refusal&&o.refusal!==i.told&&i.say(w("refused.said",{why:o.refusal})),i.told=o.refusal};i.on(s),i.outdated=async()=>{n=(await i.source.scene()).plan.stale||n,s()}}var lC=["turn","move","zoom","click","sheet","escape","typing"],cC=[["Ctrl Z","help.undo"],["Ctrl Shift Z, Ctrl Y","help.redo"],["\u2190 \u2192 \u2191 \u2193","help.arrows"],["+ \u2212","help.zoom"],["Home","help.home"],["Esc","help.esc"]];function $_(i){i.shell.key("?",()=>J_(i),w("help.title")),tt("bar").querySelector("#saved").after(gt("?",()=>J_(i),{id:"help",title:`${w("help.title")} (?)`,"aria-label":w("help.title")}))}function J_(i){if(document.querySelector("dialog[open]"))return;let e=[...i.shell.keys??[]].filter(([,{label:n}])=>n).map(([n,{label:s}])=>[n,s]),t=I("dialog",{className:"help","aria-labelledby":"help-title"},I("div",{className:"row head"},I("h2",{textContent:w("help.title"),id:"help-title",tabIndex:-1,autofocus:!0}),gt("\xD7",()=>t.close(),{className:"close","aria-label":w("help.close")})),ls([w("help.key"),w("help.does")],[...e,...cC.map(([n,s])=>[n,w(s)])],w("help.keys")),ls([w("help.gesture"),w("help.does")],lC.map(n=>[w(`help.${n}.how`),w(`help.${n}.does`)]),w("help.gestures")));t.addEventListener("close",()=>t.remove()),document.body.append(t),t.showModal()}var Z_={castor:1,pollux:-1},hC=.35,Lu=class{#e=[];constructor(e){this.app=e,this.side="plan",e.onModel(()=>this.#i()),e.look.onSide.add(t=>this.#n(t)),e.on(t=>this.follow(t))}get share(){return br(this.app.scene,this.app.state)}follow(e){this.#n(this.side);let{plane:t}=this.app;for(let{mesh:n,twin:s}of this.#e)n.material.clippingPlanes=t?.on?t.planes[s]:null;Wa(this.app.scene,e)>0&&t?.scan.there&&this.app.during(this.#t(e)).catch(n=>this.app.say(n.message))}async#t(e){let{grey:t,codes:n,plane:s}=await this.app.plane.textures(e);for(let{mesh:r}of this.#e)tu(r.material,this.app.plane.scan,t,n,{...s,whole:!1});this.filled=!0,this.#n(this.side),this.app.view3d.draw()}#n(e){this.side=e;let{scene:t,state:n}=this.app,s=Wa(t,n)>0,r=xh(t,n,e);for(let{mesh:o,node:a}of this.#e)o.visible=s&&!!this.filled&&(r(a)||this.share>0&&n.stage===null&&a.stage===null)}#i(){let{model:e,scene:t,state:n}=this.app;for(let{mesh:r}of this.#e)r.removeFromParent(),r.material.dispose();let s=[...e.meshes.values()].filter(r=>r.userData.node.role==="cut"&&!r.userData.node.option);this.#e=s.flatMap(r=>Object.keys(Z_).map(o=>this.#s(r,o,t))),e.name&&this.follow(n)}#s(e,t,n){let s=new Ke(e.geometry,eu(n,e.matrix));return s.matrixAutoUpdate=!1,s.matrix.copy(e.matrix),s.matrix.premultiply(s.matrix.clone().makeTranslation(qe(n.normal).multiplyScalar(Z_[t]*hC))),s.visible=!1,this.app.model.twins[t].add(s),{mesh:s,twin:t,node:e.userData.node}}};var[uC,dC]=[84,20],Du=class{constructor(e){this.app=e,this.caption=I("p",{id:"caption",hidden:!0}),this.box=I("div",{id:"tags","aria-hidden":"true"}),e.elements.canvas.parentElement.querySelector("#overlay").append(this.caption,this.box),e.look.beforeRender.add(t=>this.#e(t))}follow(){let{state:e,scene:t,look:n}=this.app,s=t.stages.find(l=>l.number===e.stage),r=e.stage===null?"":s?w("stages.caption",{number:s.number,of:t.stages.length,name:s.name}):w("stages.today");this.caption.textContent!==r&&(this.caption.textContent=r),this.caption.hidden=!r,this.caption.classList.toggle("low",e.compare!==null);let o=n.divisions.filter(l=>l.when==="now"&&l.at),a=o.map(l=>l.id).join();a!==this.key&&(this.key=a,this.places=o.map(({id:l,at:c})=>({at:c,element:I("span",{textContent:w("stages.tag",{id:l})})})),this.box.replaceChildren(...this.places.map(l=>l.element)))}#e(e){let{view3d:t}=this.app;if(this.box.hidden=t.presenting,!this.places?.length||this.app.look.side!=="plan"||t.presenting)return;let{left:n,top:s,width:r,height:o}=t.boxes()[0],a=[];for(let{at:l,element:c}of this.places){let h=t.metres(l).project(e);c.hidden=Math.abs(h.x)>1||Math.abs(h.y)>1||h.z>1;let[u,d]=[n+(h.x+1)/2*r,s+(1-h.y)/2*o],f=a.some(m=>Math.abs(m[0]-u)<uC&&Math.abs(m[1]-d)<dC);f||a.push([u,d]),c.className=f?"dot":"",c.style.transform=`translate(${u}px, ${d}px)`}}};var[Q_,fC]=["\u25B6\u25B6","\u275A\u275A"],pC=2500,mC=200;function ey(i){let e=new Am(i);if(i.view3d){i.opened=new Lu(i);let t=new Du(i);i.on(()=>t.follow())}i.shell.panel({id:"stages",title:w("stages.title"),element:e.element}),i.on(t=>e.follow(t)),i.shell.key(",",()=>e.step(-1),w("stages.key.back")),i.shell.key(".",()=>e.step(1),w("stages.key.on")),i.player=e}var Am=class{#e=0;constructor(e){this.app=e,this.numbers=[0,...e.scene.stages.map(t=>t.number)],this.first=Bt("|\u25C0",()=>this.go(this.numbers[0]),{"aria-label":w("stages.first"),title:w("stages.first")}),this.back=Bt("\u25C0",()=>this.step(-1),{"aria-label":w("stages.back"),title:w("stages.back")}),this.playing=Bt(Q_,()=>this.play(!this.#e),{"aria-label":w("stages.play"),title:w("stages.play")}),this.next=Bt("\u25B6",()=>this.step(1),{"aria-label":w("stages.next"),title:w("stages.next")}),this.last=Bt("\u25B6|",()=>this.go(this.numbers.at(-1)),{"aria-label":w("stages.last"),title:w("stages.last")}),this.leave=Bt(w("stages.leave"),()=>e.do("stage",{number:null})),this.slide=Ci(e,{label:w("stages.stage"),min:0,max:this.numbers.length-1,step:1,onMove:t=>this.go(this.numbers[t],{merge:!0})}),this.list=I("ol",{className:"stages",start:0},...this.numbers.map(t=>this.#t(t))),this.said=I("div",{className:"said","aria-live":"polite"}),this.opened=Ci(e,{label:w("stages.opened"),min:0,max:60,step:1,unit:"mm",onMove:t=>e.do("opened",{share:t/60},{merge:!0})}),this.apart=Ci(e,{label:w("stages.apart"),min:0,max:mC,step:2,unit:"mm",onMove:t=>e.do("apart",{mm:t},{merge:!0})}),this.apart.input.dataset.apart=this.opened.input.dataset.opened="mm",Object.entries({first:this.first,back:this.back,play:this.playing,forward:this.next,last:this.last,leave:this.leave}).forEach(([t,n])=>{n.dataset.stage=t}),this.element=I("div",{className:"stack"},zt(w("stages.cut")),this.opened.element,this.apart.element,Tt(w("stages.cut.why")),zt(w("stages.title")),I("div",{className:"player"},this.first,this.back,this.playing,this.next,this.last,this.leave),this.slide.element,this.said,this.list)}get place(){return this.numbers.indexOf(this.app.state.stage)}go(e,t){this.app.do("stage",{number:e},t)}step(e){if(this.place<0)return this.go(e>0?this.numbers[0]:this.numbers.at(-1));let t=this.numbers[this.place+e];return t===void 0?this.play(!1):this.go(t)}play(e){clearInterval(this.#e),this.#e=0,e&&((this.place<0||this.place===this.numbers.length-1)&&this.go(this.numbers[0]),this.#e=setInterval(()=>this.step(1),pC)),this.playing.textContent=e?fC:Q_,this.playing.setAttribute("aria-pressed",String(e))}follow(e){let t=this.place,n=this.numbers.length-1;this.#e&&t===n&&this.play(!1),Object.assign(this.first,{disabled:t===0}),Object.assign(this.back,{disabled:t===0}),Object.assign(this.next,{disabled:t===n}),Object.assign(this.last,{disabled:t===n}),this.leave.disabled=t<0,this.slide.set(Math.max(0,t)),this.opened.set(Math.round(br(this.app.scene,e)*60)),this.apart.set(e.apart),[...this.list.children].forEach((s,r)=>s.firstChild.setAttribute("aria-pressed",String(r===t))),this.shown!==e.stage&&(this.shown=e.stage,this.said.replaceChildren(...this.#n(e.stage)))}#t(e){let t=this.app.scene.stages.find(n=>n.number===e);return I("li",{},Bt(t?t.name:w("stages.today"),()=>this.go(e),{"aria-pressed":"false"}))}#n(e){if(e===null)return[Tt(w("stages.off"))];let t=this.app.scene.stages.find(r=>r.number===e);if(!t)return[zt(w("stages.today")),Tt(w("stages.today.why"))];let n=(r,o)=>o.length?[I("dt",{textContent:w(r)}),I("dd",{},...o)]:[],s=r=>r.map(o=>I("span",{className:"line",textContent:o}));return[zt(t.name),I("dl",{},...n("stages.divides",t.divides.map(r=>this.#i(r))),...n("stages.moves",s(t.moves)),...n("stages.closes",s(t.closes)),...n("stages.share",s(t.cut_share>0?[w("stages.share.of",{share:Math.round(100*t.cut_share)})]:[]))),...t.note?[Tt(t.note)]:[]]}#i(e){let t=this.app.scene.vessels.find(s=>s.id===e),n=t?w("stages.vessel",{id:e,kind:w(`kind.${t.kind}`),owner:w(`owner.${t.owner}`),name:t.name}):e;return Bt(n.trim(),()=>{this.app.do("select",{vessel:e});let s=this.app.look?.divisions.find(r=>r.id===e);s?.at&&this.app.view3d.lookAt(s.at,120)},{className:"line link"})}};var gC=40,ny=["skin","bone","muscle","dura","csf","brain","vessel","cut"],bC=["castor","pollux"],ty=["castor","pollux","shared","both"];function iy(i){let e=new Em(i);i.shell.panel({id:"tree",title:w("tree.title"),element:e.element}),i.on(t=>e.follow(t)),i.tree=e}var xC=i=>/^\d*$/.test(i.trim())?w("tree.unnamed",{number:i.trim()||"?"}):i,Em=class{constructor(e){this.app=e,this.groups=_C(e.scene.nodes).map(([t,n])=>this.#t(t,n)),this.presets=Qt(w("tree.presets"),Object.keys(ph).map(t=>({value:t,text:w(`preset.${t}`)})),t=>e.do("preset",{name:t}),"preset"),this.colours=I("select",{"aria-label":w("tree.colour")},...b0.map(t=>I("option",{value:t,textContent:w(`colour.${t}`),"data-colour":t}))),this.colours.addEventListener("change",()=>e.do("colour",{by:this.colours.value})),this.doubt=rs(w("tree.doubt"),t=>e.do("doubt",{shown:t}),w("tree.doubt.why")),this.search=I("input",{type:"search",placeholder:w("tree.search"),"aria-label":w("tree.search")}),this.search.addEventListener("input",()=>this.filter(this.search.value)),this.count=I("p",{className:"small",role:"status"}),this.element=I("div",{className:"tree"},this.presets.element,I("div",{className:"pair"},I("label",{},w("tree.colour")," ",this.colours),this.doubt.element),this.search,this.count,I("div",{className:"row head small","aria-hidden":"true"},I("span"),I("span",{className:"boxes"},I("span",{className:"box castor",textContent:w("twin.castor")}),I("span",{className:"box pollux",textContent:w("twin.pollux")})),I("span",{textContent:w("tree.clear")})),...this.groups.map(t=>t.element))}filter(e){let t=e.trim().toLowerCase().split(/\s+/).filter(Boolean);for(let n of this.groups){let s=0;for(let r of n.rows){let o=t.every(a=>r.text.includes(a));r.element.hidden===o&&(r.element.hidden=!o),s+=o?1:0}n.element.hidden=s===0,t.length&&(n.was??=n.element.open),n.element.open=t.length?s>0:n.was??n.element.open,t.length||delete n.was}this.#e()}follow(e){this.state=e,this.presets.press(e.preset),this.colours.value=e.colour,this.doubt.set(e.doubt);for(let t of this.groups){for(let n of t.rows)n.follow(e);t.follow(e)}this.#e()}#e(){let e=this.groups.flatMap(r=>r.rows),t=this.app.scene.nodes,n=t.filter(r=>!this.state?.hidden.has(r.name)).length,s=e.filter(r=>!r.element.hidden).length;this.count.textContent=w(s<e.length?"tree.found":"tree.count",{found:s,rows:e.length,shown:n,nodes:t.length})}#t(e,t){let n=t.map(([h,u])=>this.#n(h,u)),s=t.flatMap(([,h])=>h.map(u=>u.name)),r=I("input",{type:"checkbox","aria-label":w("tree.all",{tissue:e})});r.addEventListener("change",()=>this.app.do("show",{names:s,visible:r.checked}));let o=I("span",{className:"small"}),a=I("summary",{},r,I("span",{className:"name",textContent:w(`tissue.${ny.includes(e)?e:"other"}`)}),o);return{element:I("details",{open:n.length<=gC},a,...n.map(h=>h.element)),rows:n,follow:h=>{let u=s.filter(d=>!h.hidden.has(d)).length;Object.assign(r,{checked:u===s.length,indeterminate:u>0&&u<s.length}),o.textContent=`${u} / ${s.length}`}}}#n(e,t){let n=t.map(u=>this.#i(u)),s=xC(e),r=I("input",{type:"range",min:.02,max:1,step:.02,"aria-label":w("tree.opacity",{name:s})});r.dataset.opacity=e,r.addEventListener("input",()=>this.app.do("opacity",{structure:e,value:Number(r.value)},{merge:!0})),r.addEventListener("change",()=>this.app.log.settle());let o=t.flatMap(u=>u.holds??[]),a=I("span",{className:"name",textContent:s,title:o.length?o.join(", "):s}),l=I("div",{className:"row"},a,I("span",{className:"boxes"},...n.map(u=>u.element)),r);l.dataset.structure=e;let c="",h=u=>{let d=u.opacity[e]??t[0].opacity,f=`${d} ${u.colour} ${t.map(m=>u.hidden.has(m.name))}`;f!==c&&(c=f,r.value=String(d),t.forEach((m,y)=>n[y].follow(u)))};return{element:l,text:[s,t[0].tissue,...t.map(u=>u.twin),...o].join(" ").toLowerCase(),follow:h}}#i(e){let t=I("input",{type:"checkbox","aria-label":w("tree.show",{name:e.name})});t.dataset.node=e.name,t.addEventListener("change",()=>this.app.do("show",{names:[e.name],visible:t.checked}));let n=I("span",{className:"dot"}),s=o=>{t.checked=!o.hidden.has(e.name),n.style.backgroundColor=ol(bo(this.app.scene,e,o.colour,ja(this.app.scene,o.colour)))},r=bC.includes(e.twin)?null:I("span",{textContent:w(`twin.${e.twin}`)});return{follow:s,element:I("label",{className:`box ${e.twin}`,title:e.name},t,n,r)}}};function _C(i){let e=new Map;for(let s of i){let r=e.get(s.tissue)??e.set(s.tissue,new Map).get(s.tissue);r.set(s.structure,[...r.get(s.structure)??[],s])}let t=s=>ny.indexOf(s)+1||99,n=(s,r)=>ty.indexOf(s.twin)-ty.indexOf(r.twin);return[...e].sort(([s],[r])=>t(s)-t(r)).map(([s,r])=>[s,[...r].map(([o,a])=>[o,a.sort(n)])])}var yC=.2,vC=20,sy=i=>new R().setFromMatrixPosition(i),ry=(i,e)=>new R().setFromMatrixColumn(i,e);function wC(i,e){let[t,n]=[sy(i),sy(e)],s=n.clone().sub(t),r=Math.max(s.length(),1e-4),o=s.divideScalar(r),a=ry(i,1).normalize().add(ry(e,1).normalize()),l=new R().crossVectors(o,a);l.lengthSq()<1e-6&&l.crossVectors(o,Math.abs(o.y)<.9?new R(0,1,0):new R(1,0,0)),l.normalize();let c=new pt().setFromRotationMatrix(new se().makeBasis(o,new R().crossVectors(l,o),l));return new se().compose(t.add(n).multiplyScalar(.5),c,new R(r,r,r))}var SC=i=>{let[e,t]=[new R,new pt];return i.decompose(e,t,new R),new se().compose(e,t,new R(1,1,1))},Nu=class{#e=null;move(e,t){if(t.length===0)return this.#e=null,null;let n=t.length===2?wC(...t):SC(t[0]);return this.#e?.hands!==t.length&&(this.#e={hands:t.length,held:n.clone().invert(),world:e.clone()}),MC(n.multiply(this.#e.held),this.#e.world)}get hands(){return this.#e?.hands??0}};function MC(i,e){let t=i.clone().multiply(e),n=t.getMaxScaleOnAxis(),s=Math.min(vC,Math.max(yC,n));if(Math.abs(s-n)<1e-9)return t;let r=new R().setFromMatrixPosition(t);return TC(r,s/n).multiply(t)}function TC(i,e){return new se().makeTranslation(i.x,i.y,i.z).scale(new R(e,e,e)).multiply(new se().makeTranslation(-i.x,-i.y,-i.z))}function oy(i,e){return new se().makeTranslation(i.x,i.y,i.z).multiply(new se().makeRotationY(e)).multiply(new se().makeTranslation(-i.x,-i.y,-i.z))}var AC=.015,EC=.12,RC=["distance","path","angle","area"],CC=.002,Fi="plane in the hand",Fu=class{#e=[];#t=null;#n={left:null,right:null};constructor(e,t){Object.assign(this,{app:e,vr:t,grab:new Nu})}heard(e,t){this.#e.push([e,t])}busy(e){return this.#n[e]?.kind==="grab"||this.#n[e]?.kind==="plane"}kind(e){return this.#n[e]?.kind??null}cancel(){this.#e=[];for(let e of["left","right"])this.#n[e]?.kind==="tool"&&this.app.tools.cancel(),this.#n[e]?.kind==="plane"&&this.app.log.settle(),this.#n[e]=null;this.grab.move(this.vr.world.matrix,[]),this.app.view3d.controls.enabled=!this.vr.active}step(){for(let[n,s]of this.#e.splice(0))this.#r(n,s);for(let n of this.vr.hands.both){let s=this.#n[n.side];!n.present&&s?this.#a(n):s?.kind==="tool"?this.app.tools.current.drag?.(this.#s(n).hit??null,this.app):s?.kind==="plane"?this.#u(n):s?.kind==="pinch"&&(this.#d(n,s)||this.#f(n))&&(s.kind="grab")}this.#i();let e=this.vr.hands.both.filter(n=>this.kind(n.side)==="grab").map(n=>n.pose),t=this.grab.move(this.vr.world.matrix,e);t&&this.vr.put(t)}#i(){let{tools:e,state:t}=this.app,n=Object.values(this.vr.pointer.at).findLast(s=>s.hit);!n||!RC.includes(t.tool)||this.#t?.distanceTo(n.hit.world)<CC||(this.#t=n.hit.world.clone(),e.current?.hover?.(n.hit,this.app))}#s(e){return this.vr.pointer.at[e.side]}#r(e,t){e==="selectstart"?this.#c(t):e==="squeezestart"&&t.present?this.#o(t,"grab"):e==="selectend"&&this.kind(t.side)!=="grab"?this.#a(t):e==="selectend"&&t.tracked?this.#a(t):e==="squeezeend"&&this.kind(t.side)==="grab"&&this.#a(t)}#o(e,t,n={}){t==="grab"&&this.kind(e.side)&&this.#a(e),this.#n[e.side]={kind:t,...n},t==="grab"&&e.pulse(.3,20)}#c(e){let t=this.#s(e),{tools:n}=this.app;this.kind(e.side)!=="grab"&&(t.panel?(this.#o(e,"menu"),this.vr.menu.press(t.button,e)):this.#h(e)?(this.app.log.settle(),this.#o(e,"plane")):t.hit&&n.current?.holds?.(t.hit,this.app)?(this.#o(e,"tool"),n.current.press?.(t.hit,this.app),e.pulse()):e.tracked?this.#o(e,"pinch",{hit:t.hit??null,pose:e.pose.clone()}):(this.#o(e,"click"),this.#l(e,t.hit??null)))}#a(e){let t=this.#n[e.side];this.#n[e.side]=null,t&&(t.kind==="tool"?this.app.tools.current?.release?.(this.#s(e).hit??null,this.app):t.kind==="plane"?this.app.log.settle():t.kind==="pinch"&&this.#l(e,t.hit))}#l(e,t){this.app.tools.click(t),t&&e.pulse(.6,35)}#h(e){return this.app.state.tool===Fi&&(!e.tracked||e.side!==this.vr.prefs.hand)}#u(e){let{patient:t}=this.app.view3d,n=Wt(t.worldToLocal(e.tip.clone())),s=Wt(e.ray.direction.clone().negate().transformDirection(t.matrixWorld.clone().invert()));this.app.plane.place(n,s)}#d(e,{pose:t}){let n=new R().setFromMatrixPosition(t),s=(o,a)=>new R().setFromMatrixColumn(o,a).normalize(),r=Math.max(...[0,1].map(o=>s(t,o).angleTo(s(e.pose,o))));return n.distanceTo(new R().setFromMatrixPosition(e.pose))>AC||r>EC}#f(e){let t=this.kind(e.side==="left"?"right":"left");return t==="pinch"||t==="grab"}};var PC=["look","distance","path","angle","area","landmark","note","clip","hide"],IC=["all","skin","bone","brain","vessels","arteries","veins","doubt","after"],LC=["owner","kind","pressure","change","doubt","tissue"],DC=["skin","skull"],NC=120,ay=20,ly=.2,FC=i=>({id:`tool.${i}`,page:"tools",label:()=>w(`vr.tool.${i}`),on:e=>e.state.tool===i,there:e=>i==="look"||e.tools.names.includes(i),run:e=>e.do("tool",{name:i}),flat:`#tools [data-tool="${i}"]`}),OC=i=>({id:`preset.${i}`,page:"show",label:()=>w(`vr.preset.${i}`),on:e=>e.state.preset===i,run:e=>e.do("preset",{name:i}),flat:`[data-preset="${i}"]`}),kC=i=>({id:`colour.${i}`,page:"colours",label:()=>w(`vr.colour.${i}`),on:e=>e.state.colour===i,run:e=>e.do("colour",{by:i}),flat:`[data-colour="${i}"]`}),my=(i,e,t)=>Math.round(Math.min(t,Math.max(e,i))*100)/100,cy=(i,e)=>({id:`opacity.${i}.${e<0?"less":"more"}`,page:"colours",row:i,label:()=>w(e<0?"vr.clearer":"vr.denser",{what:i}),there:t=>t.scene.nodes.some(n=>n.structure===i),flat:`[data-opacity="${i}"]`,run:t=>t.do("opacity",{structure:i,value:my((t.state.opacity[i]??1)+e,0,1)})}),hy=i=>({id:`apart.${i<0?"less":"more"}`,page:"steps",row:"apart",label:()=>w(i<0?"vr.together":"vr.apart"),flat:"[data-apart]",run:e=>e.do("apart",{mm:my(e.state.apart+i,0,NC)})}),uy=i=>({id:`opened.${i?"open":"closed"}`,page:"steps",row:"opened",label:()=>w(i?"vr.opened":"vr.closed"),on:e=>e.state.opened===i,run:e=>e.do("opened",{share:i}),flat:"[data-opened]"});function dy(i,e){let t=[null,...i.scene.stages.map(s=>s.number)],n=t.indexOf(i.state.stage)+e;return t[Math.min(t.length-1,Math.max(0,n))]}var fy=i=>({id:`stage.${i<0?"back":"forward"}`,page:"steps",row:"stage",label:()=>w(i<0?"vr.back":"vr.forward"),there:e=>e.scene.stages.length>0,able:e=>dy(e,i)!==e.state.stage,flat:`[data-stage="${i<0?"back":"forward"}"]`,run:e=>e.do("stage",{number:dy(e,i)})}),UC=i=>({id:`bookmark.${i}`,page:"steps",row:"bookmarks",label:e=>e.state.bookmarks[i]?.name??"",there:e=>i<e.state.bookmarks.length,run:e=>BC(e,e.state.bookmarks[i]),flat:"#panel-marks"});function BC(i,{view:e,camera:t}){i.do("view",{view:e}),t?.position&&t?.target&&(i.view3d.pose=t)}var zC=i=>i.do("bookmark.add",{name:w("vr.view",{n:i.state.bookmarks.length+1}),camera:i.view3d.pose,view:mh(i.state)}),py=()=>document.querySelector("#hint:not([hidden]) button:first-of-type:not([hidden])"),Rm=()=>document.querySelector("#hint:not([hidden]) span")?.textContent??"",GC=i=>({id:`size.${i}`,page:"room",row:"size",label:()=>w(`vr.size.${i}`),on:e=>e.vr.prefs.size===i,run:e=>e.vr.prefer({size:i}),flat:`#vr-size option[value="${i}"]`}),VC=i=>({id:`posture.${i}`,page:"room",row:"posture",label:()=>w(`vr.posture.${i}`),on:e=>e.vr.prefs.posture===i,run:e=>e.vr.prefer({posture:i}),flat:`#vr-posture option[value="${i}"]`}),HC=i=>({id:`hand.${i}`,page:"room",row:"hand",label:()=>w(`vr.hand.${i}`),on:e=>e.vr.prefs.hand===i,run:e=>e.vr.prefer({hand:i}),flat:`#vr-hand option[value="${i}"]`}),gy=[{id:"undo",label:()=>w("vr.undo"),able:i=>i.log.canUndo,run:i=>i.log.undo(),flat:"#undo"},{id:"redo",label:()=>w("vr.redo"),able:i=>i.log.canRedo,run:i=>i.log.redo(),flat:"#redo"}],Cm=[...PC.map(FC),{id:"tool.plane",page:"tools",label:()=>w("vr.tool.plane"),on:i=>i.state.tool===Fi,there:i=>!!i.plane,run:i=>i.do("tool",{name:Fi}),flat:"[data-plane]"},{id:"done",page:"tools",label:()=>w("vr.done"),able:i=>i.tools.current?.finish&&py(),run:()=>py()?.click(),flat:"#hint button"},{id:"plane.off",page:"tools",label:()=>w("vr.plane.off"),able:i=>i.state.plane.on,run:i=>i.do("plane",{on:!1}),flat:"[data-plane]"},...IC.map(OC),...LC.map(kC),...DC.flatMap(i=>[cy(i,-ly),cy(i,ly)]),fy(-1),fy(1),hy(-ay),hy(ay),uy(0),uy(1),{id:"keep",page:"steps",row:"keep",label:()=>w("vr.keep"),run:zC,flat:"#panel-marks"},...[0,1,2,3].map(UC),...["life","giant","table"].map(GC),...["seated","standing"].map(VC),...["left","right"].map(HC),{id:"here",page:"room",row:"go",label:()=>w("vr.here"),run:i=>i.vr.place(),flat:"[data-view=oblique]"},{id:"leave",page:"room",row:"go",label:()=>w("vr.leave"),run:i=>i.vr.leave(),flat:"#enter button"},...gy],Pm=["tools","show","colours","steps","room"],by=(i,e)=>Cm.filter(t=>t.page===e&&(t.there?.(i)??!0)),Im=gy;var xy=2800,fl=2e3,en={board:"#20252b",line:"#3d464f",text:"#f2f4f6",soft:"#aeb7c0",button:"#343c45",over:"#4b5763",on:"#0b5cad",off:"#2a3037",dim:"#727c86",warn:"#e69f00"},_y=.03,yy=.004,Ws=class{constructor(e,t){Object.assign(this,{width:e,height:t,shown:""}),this.canvas=document.createElement("canvas"),this.canvas.width=Math.round(e*xy),this.canvas.height=Math.round(t*xy),this.texture=new Ki(this.canvas),this.texture.colorSpace=at,this.texture.anisotropy=4;let n=new Pt({map:this.texture,transparent:!0,depthTest:!1,depthWrite:!1,toneMapped:!1});this.mesh=new Ke(new or(e,t),n),Object.assign(this.mesh,{renderOrder:fl,visible:!1}),this.fingers=new Map}draw(e,t){if(e===this.shown)return;this.shown=e;let n=this.canvas.getContext("2d");n.clearRect(0,0,this.canvas.width,this.canvas.height),WC(n,this.canvas.width,this.canvas.height),t(n,this.canvas.width,this.canvas.height),this.texture.needsUpdate=!0}at(e){if(!this.mesh.visible)return null;let t=this.mesh.matrixWorld.clone().invert(),n=e.clone().applyMatrix4(t);if(Math.abs(n.direction.z)<1e-6)return null;let s=-n.origin.z/n.direction.z;return s<0?null:this.#e(n.at(s,new R),s)}touch(e){if(!this.mesh.visible)return null;let t=this.mesh.worldToLocal(e.tip.clone()),n=Math.abs(t.z)<_y?this.#e(t,0):null,s=this.fingers.get(e.side)??0;return this.fingers.set(e.side,n?t.z:1/0),n&&{...n,pressed:s>yy&&s<_y&&t.z<=yy}}face(e,t){this.mesh.position.copy(e),this.mesh.lookAt(t),this.mesh.updateMatrixWorld(!0)}#e(e,t){let[n,s]=[e.x/this.width+.5,.5-e.y/this.height];return n<0||n>1||s<0||s>1?null:{x:n*this.canvas.width,y:s*this.canvas.height,distance:t}}};function WC(i,e,t){i.fillStyle=en.board,i.strokeStyle=en.line,i.lineWidth=3,i.beginPath(),i.roundRect(2,2,e-4,t-4,22),i.fill(),i.stroke()}var us=(i,e=500)=>`${e} ${i}px system-ui, "DejaVu Sans", sans-serif`;function ds(i,e,t,n){let s=[],r="";for(let a of String(e).split(/\s+/)){let l=r?`${r} ${a}`:a;r&&i.measureText(l).width>t?(s.push(r),r=a):r=l}s.push(r);let o=s.slice(0,n);return s.length>n&&(o[n-1]+="\u2026"),o.map(a=>qC(i,a,t))}function qC(i,e,t){let n=e;for(;n.length>2&&i.measureText(n).width>t;)n=`${n.slice(0,-2)}\u2026`;return n}var vy=[.44,.29],XC=5,[pl,wy,jC,KC]=[28,690,850,1110],Sy=i=>i==null?"\u2013":Number(i.value??i).toFixed(1),YC=i=>i?(i.value>=0?"+":"\u2212")+Math.abs(i.value).toFixed(1):"\u2013",JC=i=>[...i.territories??[]].filter(e=>e.change).sort((e,t)=>t.change.value-e.change.value).slice(0,XC),$C=(i,e)=>`${e} ${i.scene.territories.find(t=>t.id===e)?.name??""}`.trim();function ZC(i){let e=Object.keys(i.state.clips);if(e.length===0)return null;let{answer:t}=i,n=["title",w("vr.answer",{vessels:e.join(", ")})];if(!i.source.online)return[n,["note",w("vr.answer.offline")]];if(!i.scene.circulation.answers)return[n,["note",i.scene.circulation.why_not]];if(!t)return[n,["note",w("vr.answer.waiting")]];if(t.error)return[n,["warn",t.error],...(t.isolated??[]).slice(0,3).map(r=>["note",$C(i,r)])];let s=JC(t).map(r=>["row",r.name,Sy(r.before),Sy(r.after),YC(r.change)]);return[n,["head",w("vr.answer.territory"),w("vr.answer.before"),w("vr.answer.after"),w("vr.answer.change")],...s,["note",w("vr.answer.kind")]]}var Ou=class{constructor(e){Object.assign(this,{app:e,board:new Ws(...vy),own:null,over:null})}buttonAt(){return null}press(){}follow(e,t,n){let s=ZC(this.app);if(this.board.mesh.visible=!!s,!s)return;this.board.draw(JSON.stringify(s),(c,h)=>QC(c,h,s));let r=t.clone().sub(e).setY(0).normalize(),o=new R(-r.z,0,r.x),a=Math.min(n,.45)+vy[0]*.55,l=e.clone().addScaledVector(r,Math.max(.55,t.distanceTo(e)*.9));l.y=t.y,this.board.face(l.addScaledVector(o,a),e)}};function QC(i,e,t){i.textBaseline="top";let n=24;for(let[s,...r]of t)s==="title"?n+=Lm(i,r[0],pl,n,e,40,en.text,700,2)+12:s==="warn"?n+=Lm(i,r[0],pl,n,e,36,en.warn,600,5)+10:s==="note"?n+=Lm(i,r[0],pl,n+6,e,29,en.soft,500,3)+10:n+=eP(i,r,n,s==="head")}function Lm(i,e,t,n,s,r,o,a,l){i.textAlign="left",i.font=us(r,a),i.fillStyle=o;let c=ds(i,e,s-2*t,l);return c.forEach((h,u)=>i.fillText(h,t,n+u*r*1.25)),c.length*r*1.25}function eP(i,[e,t,n,s],r,o){i.font=us(o?29:36,o?500:600),i.fillStyle=o?en.soft:en.text,i.textAlign="left",i.fillText(ds(i,e,wy-pl-110,1)[0],pl,r),i.textAlign="right";for(let[a,l]of[[t,wy],[n,jC+20],[s,KC-40]])i.fillText(a,l,r);return o?44:54}var Nm={life:1,giant:4,table:.5},Ty=["seated","standing"],Ay=Math.PI/6,Dm=.3,My=[.9,1.1],tP={seated:1.2,standing:1.6},nP=.42,qs=i=>new R().setFromMatrixPosition(i);function iP(i){let e=new R().setFromMatrixColumn(i,2).negate();return Math.hypot(e.x,e.z)<.001&&e.setFromMatrixColumn(i,1),e.setY(0).normalize()}function sP(i,e,t){let n=qs(i).y;return e==="standing"||t===null?n-Dm:Math.min(t+My[1],Math.max(t+My[0],n-Dm))}var Ey=(i,e,t)=>t?0:qs(i).y-tP[e];function Ry(i,e,t,{size:n,posture:s,known:r}){let o=Nm[n],a=iP(i),l=qs(i).addScaledVector(a,nP+t*.5*o);return l.y=sP(i,s,r?0:null),Cy(e,l,rP(a),o)}var rP=i=>new pt().setFromAxisAngle(new R(0,1,0),Math.atan2(-i.x,-i.z));function Cy(i,e,t,n){let s=new R(n,n,n),r=i.clone().multiply(s).applyQuaternion(t);return new se().compose(e.clone().sub(r),t,s)}function Py(i,e,t,n){let[s,r]=[new R(...e.target),new R(...e.position)],o=new se().lookAt(r,s,new R(0,1,0)),a=new se().lookAt(qs(i),t,new R(0,1,0)),l=new pt().setFromRotationMatrix(a.multiply(o.transpose()));return Cy(s,t,l,n)}var Iy="dioscuri headset",Ly={size:Object.keys(Nm),posture:Ty,hand:["left","right"]},Dy={size:"life",posture:"standing",hand:"left"},Ny=i=>Object.fromEntries(Object.entries(Ly).map(([e,t])=>[e,t.includes(i?.[e])?i[e]:Dy[e]]));function Fy(){try{return Ny(JSON.parse(za(Iy)??"{}"))}catch{return{...Dy}}}function Oy(i,e){let t=Ny({...i,...e});return go(Iy,JSON.stringify(t)),t}var ky=Ly;var oP=1909030,aP=["300k","100k","500k"],Uy=72;async function By(){return globalThis.isSecureContext?navigator.xr?await navigator.xr.isSessionSupported("immersive-vr").catch(()=>!1)?"":"vr.none.headset":"vr.none.webxr":"vr.none.https"}var lP=i=>aP.find(e=>i.includes(e))??i[0],ku=class{#e=null;constructor(e,t){Object.assign(this,{app:e,calls:t,session:null,space:"local-floor",entering:!1})}get active(){return!!this.session&&this.app.view3d.presenting}async enter(){if(!(this.session||this.entering)){this.entering=!0;try{let e=await navigator.xr.requestSession("immersive-vr",{optionalFeatures:["local-floor","hand-tracking"]});await this.#t(e)}finally{this.entering=!1}}}async leave(){await this.session?.end()}async#t(e){let{view3d:t}=this.app;this.session=e,this.#e=this.#s(),e.addEventListener("end",()=>this.#r()),e.addEventListener("visibilitychange",()=>this.calls.paused(e.visibilityState!=="visible"));try{if(await this.#i(),this.space=await e.requestReferenceSpace("local-floor").then(()=>"local-floor",()=>"local"),this.session!==e)return;let{xr:n}=t.renderer;n.setReferenceSpaceType(this.space),n.setFramebufferScaleFactor(1),n.setFoveation(1),t.renderer.setAnimationLoop((s,r)=>this.#n(s,r)),await n.setSession(e)}catch(n){throw await e.end().catch(()=>{}),n}e.supportedFrameRates?.includes(Uy)&&e.updateTargetFrameRate?.(Uy).catch(()=>{}),t.controls.enabled=!1,t.scene.background=new Ee(oP),t.scene.add(t.light.target),this.calls.began(this.space)}#n(e,t){let{view3d:n}=this.app,s=n.renderer.xr.getReferenceSpace();!t||!s||(this.calls.each(e,t,s),n.render(e,t))}async#i(){let{app:e}=this,t=lP(e.scene.models.map(r=>r.name)),n=e.scene.models.find(r=>r.name===e.model.name),s=e.scene.models.find(r=>r.name===t);if(!(n&&n.triangles<=s.triangles&&!n.flat_only)&&(await e.during(e.detail(t)),e.model.name!==t))throw new Error(`model ${t}`)}#s(){let{scene:e,camera:t,controls:n,light:s}=this.app.view3d;return{background:e.background,position:t.position.clone(),target:n.target.clone(),turn:t.quaternion.clone(),light:s.target.position.clone(),level:this.app.model.name}}#r(){let{app:e}=this,{view3d:t}=e,n=this.#e;this.session=null,t.renderer.setAnimationLoop(null),this.calls.ended(),t.scene.background=n.background,t.light.target.position.copy(n.light),t.light.target.removeFromParent(),t.light.target.updateMatrixWorld(),t.controls.enabled=!0,t.camera.quaternion.copy(n.turn),t.camera.scale.set(1,1,1),t.fly(n.target,n.position,!0),e.during(Promise.resolve().then(()=>this.#o(n)))}async#o(e){let{app:t}=this;await new Promise(n=>setTimeout(n)),t.view3d.renderer.setAnimationLoop(null),t.view3d.resized(),e.level!==t.model.name&&await t.detail(e.level),t.view3d.draw()}};var Uu=class{constructor(e){this.app=e,this.button=I("button",{type:"button",id:"vr-enter",textContent:w("vr.enter"),title:w("vr.enter.how")}),this.button.addEventListener("click",()=>e.vr.active?e.vr.leave():this.#e()),this.why=I("span",{className:"small"}),this.selects=Object.entries(ky).map(([t,n])=>this.#t(t,n)),this.options=I("details",{id:"vr-options"},I("summary",{textContent:w("vr.options")}),I("div",{},...this.selects.map(t=>t.row))),tt("enter").append(this.button,this.options,this.why),this.offer(),navigator.xr?.addEventListener?.("devicechange",()=>this.offer())}async offer(){let e=await By();this.why.textContent=e&&w(e),this.button.hidden=this.options.hidden=!!e,this.why.hidden=!e,this.show()}show(){this.button.textContent=w(this.app.vr.active?"vr.leave":"vr.enter");for(let{name:e,select:t}of this.selects)t.value=this.app.vr.prefs[e]}async#e(){this.options.open=!1,this.button.disabled=!0;try{await this.app.vr.enter(),this.app.say("")}catch(e){this.app.say(w("vr.failed",{why:e.message}))}this.button.disabled=!1,this.show()}#t(e,t){let n=I("select",{id:`vr-${e}`},...t.map(s=>I("option",{value:s,textContent:w(`vr.${e}.${s}`)})));return n.addEventListener("change",()=>this.app.vr.prefer({[e]:n.value})),{name:e,select:n,row:I("label",{},w(`vr.about.${e}`),n)}}};var[Bu,ml]=[.5,3],[cP,hP]=[[.36,.4,.45],[.114,.129,.149]];function zy(){let[i,e]=[[],[]],t=(r,o)=>{let a=Math.min(1,Math.hypot(r,o)/ml);i.push(r,0,o),e.push(...cP.map((l,c)=>l+(hP[c]-l)*a))};for(let r=-ml;r<=ml;r+=Bu)for(let o=-ml;o<ml;o+=Bu)for(let[a,l]of[[r,o],[r,o+Bu],[o,r],[o+Bu,r]])t(a,l);let n=new et;n.setAttribute("position",new He(i,3)),n.setAttribute("color",new He(e.map(uP),3));let s=new ir(n,new Zn({vertexColors:!0}));return s.visible=!1,s}var uP=i=>((i+.055)/1.055)**2.4;var Fm=["left","right"],dP=["thumb-tip","index-finger-tip"],fP=new rr(1,1),pP=new fa(.014,.075,4,10).rotateX(Math.PI/2),Gy=56,Om=class{constructor(e){this.side=e,this.present=!1,this.tracked=!1,this.select=!1,this.squeeze=!1,this.pose=new se,this.aim=new se,this.ray=new Mn,this.tip=new R,this.palm=new R,this.joints=[],this.source=null}read(e,t,n){this.source=n;let s=n&&e.getPose(n.targetRaySpace,t);this.present=!!s,s&&(this.aim.fromArray(s.transform.matrix),this.ray.origin.setFromMatrixPosition(this.aim),this.ray.direction.setFromMatrixColumn(this.aim,2).negate().normalize(),this.tracked=!!n.hand,this.tracked?this.#t(e,t,n):this.#e(e,t,n))}#e(e,t,n){let s=n.gripSpace&&e.getPose(n.gripSpace,t);this.pose.fromArray((s??e.getPose(n.targetRaySpace,t)).transform.matrix),this.tip.copy(this.ray.origin),this.palm.setFromMatrixColumn(this.pose,0).multiplyScalar(this.side==="left"?1:-1),this.joints=[]}#t(e,t,n){let s=new Map;for(let[l,c]of n.hand){let h=e.getJointPose?.(c,t);h&&s.set(l,{matrix:new se().fromArray(h.transform.matrix),radius:h.radius??.008})}this.joints=[...s.values()];let r=s.get("wrist")?.matrix??this.aim,[o,a]=dP.map(l=>new R().setFromMatrixPosition(s.get(l)?.matrix??this.aim));this.tip.copy(a),this.palm.setFromMatrixColumn(r,1).negate(),this.pose.compose(o.add(a).multiplyScalar(.5),new pt().setFromRotationMatrix(r),new R(1,1,1))}pulse(e=.4,t=25){let n=this.source?.gamepad,s=n?.hapticActuators?.[0];s?.pulse?s.pulse(e,t):n?.vibrationActuator?.playEffect?.("dual-rumble",{duration:t,strongMagnitude:e})}button(e){return!!this.source?.gamepad?.buttons?.[e]?.pressed}get sideways(){let e=this.source?.gamepad?.axes??[];return(e.length>2?e[2]:e[0])??0}drop(){this.select=this.squeeze=!1}},zu=class{constructor(){for(let t of Fm)this[t]=new Om(t);let e=new Ji({color:14278114,transparent:!0,opacity:.92});this.spots=new xi(fP,e,Gy),this.handles=new xi(pP,e,Fm.length),this.objects=[this.spots,this.handles];for(let t of this.objects)Object.assign(t,{frustumCulled:!1,renderOrder:fl+20,count:0})}get both(){return Fm.map(e=>this[e])}of(e){return e.handedness==="left"?this.left:this.right}read(e,t,n){for(let s of this.both){let r=[...n].find(o=>this.of(o)===s&&o.targetRayMode!=="gaze");s.read(e,t,r??null)}this.#e()}drop(){for(let e of this.both)e.drop()}#e(){let[e,t]=[0,0];for(let n of this.both){if(!n.present)continue;n.tracked||this.handles.setMatrixAt(t++,n.pose);let s=n.tracked?n.joints.map(({matrix:r,radius:o})=>[new R().setFromMatrixPosition(r),o]):[[n.tip,.004]];for(let[r,o]of s)e<Gy&&this.spots.setMatrixAt(e++,new se().makeScale(o,o,o).setPosition(r))}for(let[n,s]of[[this.spots,e],[this.handles,t]])n.count=s,n.visible=s>0,n.instanceMatrix.needsUpdate=!0}};var mP=[.24,.212],Hy=3,gP=4,Oi=12,[Gu,km,Um]=[96,96,46],bP=.6,xP=.35,_P=["look","distance","path","angle","area","landmark","note","clip","hide"],yP=.15,Vu=class{constructor(e){Object.assign(this,{app:e,board:new Ws(...mP),page:"tools",pinned:!1,open:!1,over:null,held:!1})}get own(){return this.app.vr.prefs.hand}follow(e,t){let{mesh:n}=this.board;this.#e(e);let s=e.present?e.palm.clone().normalize().dot(t.clone().sub(Vy(e)).normalize()):-1;this.open=this.pinned||e.present&&s>(this.open?xP:bP);let r=this.open&&!n.visible;if(n.visible=this.open,!this.open)return;let o=e.present?Vy(e).add(new R(0,yP,0)):n.position.clone();r||o.lerp(n.position,.5),this.board.face(o,t)}#e(e){let t=e.present&&!e.tracked&&e.button(4);t&&!this.held&&(this.pinned=!this.pinned),this.held=t}buttons(){let{width:e,height:t}=this.board.canvas,n=Pm.map((l,c)=>({id:`page.${l}`,label:w(`vr.page.${l}`),on:l===this.page,tab:!0,run:()=>{this.page=l},...Bm(c,Pm.length,Oi,Gu-Oi,e)})),s=vP(by(this.app,this.page)),r=(t-Gu-km-Um-Oi)/Math.max(gP,s.length),o=s.flatMap((l,c)=>l.map((h,u)=>({...this.#t(h),...Bm(u,h.row?l.length:Hy,Gu+Um+c*r,r-Oi,e)}))),a=Im.map((l,c)=>({...this.#t(l),...Bm(c,Im.length,t-km,km-Oi,e)}));return[...n,...o,...a]}buttonAt({x:e,y:t}){return this.buttons().find(n=>e>=n.x&&e<=n.x+n.w&&t>=n.y&&t<=n.y+n.h)??null}press(e,t){!e||e.disabled||(t?.pulse(.6,35),e.run(this.app))}line(){let{state:e,scene:t}=this.app;if(this.page==="steps"){let n=t.stages.find(s=>s.number===e.stage);return n?w("vr.stage",{number:n.number,all:t.stages.length,name:n.name}):w("vr.stage.none",{all:t.stages.length})}return this.page!=="tools"?w(`vr.about.${this.page}`):Rm()&&e.tool!==Fi?Rm():e.tool===Fi?w("vr.how.plane"):w(_P.includes(e.tool)?`vr.how.${e.tool}`:"vr.how.other")}paint(e=null){if(!this.board.mesh.visible)return;let t=this.buttons(),n=this.line(),s=JSON.stringify([n,e,t.map(({id:r,label:o,on:a,disabled:l})=>[r,o,a,l])]);this.board.draw(s,(r,o)=>{for(let a of t)wP(r,a,a.id===e);r.fillStyle=en.soft,r.font=us(27),r.textAlign="left",r.textBaseline="middle",r.fillText(ds(r,n,o-4*Oi,1)[0],2*Oi,Gu+Um/2-4)})}#t(e){let{app:t}=this;return{id:e.id,label:e.label(t),on:e.on?.(t)??!1,disabled:!(!e.able||e.able(t)),run:e.run}}},Vy=i=>new R().setFromMatrixPosition(i.pose);function vP(i){let e=[];for(let t of i){let n=e.at(-1);n&&n.length<(t.row?4:Hy)&&n[0].row===t.row?n.push(t):e.push([t])}return e}var Bm=(i,e,t,n,s)=>{let r=(s-Oi*(e+1))/e;return{x:Oi+i*(r+Oi),y:t,w:r,h:n}};function wP(i,{x:e,y:t,w:n,h:s,label:r,on:o,disabled:a,tab:l},c){i.fillStyle=a?en.off:o?en.on:c?en.over:en.button,i.beginPath(),i.roundRect(e,t,n,s,12),i.fill(),c&&!a&&(i.strokeStyle="#ffd166",i.lineWidth=4,i.stroke()),i.fillStyle=a?en.dim:en.text,i.font=us(l?27:31,o?700:500),i.textAlign="center",i.textBaseline="middle";let h=ds(i,r,n-14,s>66?2:1);h.forEach((u,d)=>i.fillText(u,e+n/2,t+s/2+(d-(h.length-1)/2)*33)),o&&i.fillRect(e+n*.3,t+s-7,n*.4,4)}var SP={castor:"vr.castor",pollux:"vr.pollux",shared:"vr.shared",both:"vr.shared",uncertain:"vr.uncertain"},Wy=i=>w(SP[i]??"vr.uncertain");function qy(i,e){let t=e.vessel&&i.scene.vessels.find(o=>o.id===e.vessel);if(!t)return[e.node.structure,Wy(e.node.twin)];let n=i.state.clips[t.id],s=t.flow_ml_min?w("vr.flow",{flow:Math.round(t.flow_ml_min.value)}):t.kind,r=n?w("vr.clipped",{share:Math.round(n*100)}):s;return[t.name||t.id,`${Wy(t.owner)} \xB7 ${t.id} \xB7 ${r}`]}var MP=.05;function jy(i,e,t=[],n=MP){let[s,r]=[null,null];for(let a of i.meshes.values()){if(!a.visible)continue;let l=TP(a,e,a.material.clippingPlanes??t,n);l&&(a.material.opacity<Fp?r=Xy(r,l):s=Xy(s,l))}let o=s??r;return o&&{...Op(i,o),touched:!0}}var Xy=(i,e)=>i&&i.distance<=e.distance?i:e;function TP(i,e,t,n){let s=i.matrixWorld.getMaxScaleOnAxis(),r=e.clone().applyMatrix4(i.matrixWorld.clone().invert());if(i.geometry.boundingBox===null&&i.geometry.computeBoundingBox(),i.geometry.boundingBox.distanceToPoint(r)*s>n)return null;let o=rl(i.geometry).closestPointToPoint(r,{},0,n/s);if(!o)return null;let a=o.point.clone().applyMatrix4(i.matrixWorld);return t.some(l=>l.distanceToPoint(a)<0)?null:{mesh:i,world:a,distance:a.distanceTo(e),face:AP(i.geometry,o.faceIndex)}}function AP(i,e){let[t,n,s]=[0,1,2].map(l=>i.index?i.index.getX(3*e+l):3*e+l),[r,o,a]=[t,n,s].map(l=>new R().fromBufferAttribute(i.getAttribute("position"),l));return{a:t,b:n,c:s,normal:o.sub(r).cross(a.sub(r)).normalize()}}var EP=4,RP=new R(0,1,0),Hu=class{constructor(e,t){Object.assign(this,{app:e,panels:t,at:{left:{},right:{}}});let n=new _i(8e-4,.0016,1,6,1,!0).translate(0,.5,0);this.rays=Ky(n,16777215,.55),this.dots=Ky(new rr(1,2),16765286,1),this.label=new Ws(.17,.048),this.objects=[this.rays,this.dots,this.label.mesh]}read(e,t,n){for(let s of e.both){let r=this.at[s.side];this.at[s.side]=!s.present||n(s.side)?{hand:s}:this.#e(s),this.at[s.side].key&&this.at[s.side].key!==r.key&&s.pulse(.15,12)}this.#n(e,t)}over(e){return Object.values(this.at).find(t=>t.panel?.board===e.board)?.button?.id??null}hide(){for(let e of this.objects)e.visible=!1}#e(e){for(let r of this.panels){let o=r.own===e.side?null:r.board.touch(e);if(o)return this.#t(e,r,o,!0)}for(let r of this.panels){let o=r.own===e.side?null:r.board.at(e.ray);if(o)return this.#t(e,r,o,!1)}let{model:t}=this.app,n=this.app.planes??[],s=jy(t,e.tip,n)??Kh(t,e.ray,n);return{hand:e,hit:s,distance:s?s.touched?0:s.distance:EP,key:s&&`${s.node.name} ${s.vessel??""}`}}#t(e,t,n,s){return{hand:e,panel:t,spot:n,finger:s,button:t.buttonAt(n),distance:n.distance,key:t.buttonAt(n)?.id??""}}#n(e,t){let[n,s]=[0,0];for(let{hand:r,hit:o,panel:a,finger:l,distance:c}of Object.values(this.at)){if(!r?.present||c===void 0)continue;!l&&c>0&&this.rays.setMatrixAt(n++,CP(r.ray,c));let h=o?.world??(a&&r.ray.at(c,new R));h&&!l&&this.dots.setMatrixAt(s++,PP(h,t))}for(let[r,o]of[[this.rays,n],[this.dots,s]])r.count=o,r.visible=o>0,r.instanceMatrix.needsUpdate=!0;this.#i(t)}#i(e){let{hand:t,hit:n}=Object.values(this.at).reverse().find(a=>a.hit)??{};if(this.label.mesh.visible=!!n,!n)return;let[s,r]=qy(this.app,n);this.label.draw(`${s}
${r}`,(a,l,c)=>{a.fillStyle=en.text,a.font=us(44,600),a.textBaseline="middle",a.fillText(ds(a,s,l-40,1)[0],20,c*.33),a.fillStyle=en.soft,a.font=us(34),a.fillText(ds(a,r,l-40,1)[0],20,c*.72)});let o=t.ray.at(n.touched?.02:Math.min(.14,n.distance/2),new R).add(new R(0,.045,0));this.label.face(o,e)}};function Ky(i,e,t){let n=new Pt({color:e,transparent:!0,opacity:t,depthTest:!0,depthWrite:!1,toneMapped:!1}),s=new xi(i,n,2);return Object.assign(s,{frustumCulled:!1,renderOrder:fl+10,count:0})}var CP=(i,e)=>new se().compose(i.origin,new pt().setFromUnitVectors(RP,i.direction),new R(1,e,1));function PP(i,e){let t=Math.min(.012,Math.max(.002,i.distanceTo(e)*.005));return new se().makeScale(t,t,t).setPosition(i)}var IP=.7,LP=.3,zm=class{#e=null;constructor(e){this.app=e,this.prefs=Fy(),this.head=new se,this.hands=new zu,this.paused=!1,this.stats={calls:0,triangles:0},this.actions=Cm,this.floor=zy(),this.session=new ku(e,{began:()=>this.#t(),ended:()=>this.#n(),paused:t=>this.#i(t),each:(...t)=>this.#s(...t)})}furnish(){let{app:e}=this;this.menu=new Vu(e),this.answer=new Ou(e),this.pointer=new Hu(e,[{board:this.menu.board,get own(){return e.vr.menu.own},buttonAt:t=>e.vr.menu.buttonAt(t)},{board:this.answer.board,own:null,buttonAt:()=>null}]),this.gestures=new Fu(e,this),this.objects=[this.floor,...this.hands.objects,this.menu.board.mesh,this.answer.board.mesh,...this.pointer.objects]}get active(){return this.session.active}get world(){return this.app.view3d.world}get middle(){return new R(...this.app.scene.centre).applyMatrix4(this.app.view3d.patient.matrixWorld)}get scale(){return this.world.matrix.getMaxScaleOnAxis()}async enter(){this.app.tools.cancel(),await this.session.enter()}leave(){return this.session.leave()}prefer(e){this.prefs=Oy(this.prefs,e),this.entrance?.show(),this.active&&("size"in e||"posture"in e)&&this.place()}place(){let{scene:e,view3d:t}=this.app,n=new R(...e.centre).applyMatrix4(t.patient.matrix);this.put(Ry(this.head,n,e.extent_mm/1e3,{...this.prefs,known:this.session.space==="local-floor"}))}get pose(){let e=this.world.matrix.clone().invert();return{position:qs(this.head).applyMatrix4(e).toArray(),target:this.middle.applyMatrix4(e).toArray()}}set pose(e){this.put(Py(this.head,e,this.middle,this.scale))}put(e){let{world:t}=this;t.matrixAutoUpdate=!1,t.matrix.copy(e),t.matrix.decompose(t.position,t.quaternion,t.scale),t.updateMatrixWorld(!0)}#t(){this.fresh=!0,this.menu.pinned=!1;for(let t of this.objects)this.app.view3d.scene.add(t);let{session:e}=this.session;for(let t of["selectstart","selectend","squeezestart","squeezeend"])e.addEventListener(t,n=>this.gestures.heard(t,this.hands.of(n.inputSource)));e.addEventListener("inputsourceschange",()=>this.gestures.cancel()),this.entrance.show()}#n(){this.gestures.cancel(),this.#e=this.world.matrix.clone();for(let e of this.objects)e.removeFromParent();this.menu.board.mesh.visible=!1,this.put(new se),this.world.matrixAutoUpdate=!0,this.paused=!1,this.entrance.show(),this.app.state.tool===Fi&&this.app.do("tool",{name:"look"}),this.app.log.unsigned&&this.app.ask?.who()}#i(e){this.paused=e,this.gestures.cancel(),e&&this.pointer.hide()}#s(e,t,n){let s=t.getViewerPose(n);if(!s||(this.head.fromArray(s.transform.matrix),this.#r(),this.#o(),this.#a(),this.paused))return;this.hands.read(t,n,t.session.inputSources),this.#c();let r=qs(this.head);this.menu.follow(this.hands[this.prefs.hand],r);let o=this.middle;this.answer.follow(r,o,this.app.scene.extent_mm/2e3*this.scale),this.pointer.read(this.hands,r,a=>this.gestures.busy(a)),this.gestures.step(),this.menu.paint(this.pointer.over(this.menu))}#r(){this.fresh&&(this.fresh=!1,this.#e?this.put(this.#e):this.place(),this.floor.visible=!0,this.floor.position.y=Ey(this.head,this.prefs.posture,this.session.space==="local-floor"))}#o(){let{light:e}=this.app.view3d;e.target.position.copy(this.middle),e.target.updateMatrixWorld()}#c(){for(let e of this.hands.both){let t=e.present&&!e.tracked?e.sideways:0;Math.abs(t)>IP&&!e.snapped?(e.snapped=!0,this.put(oy(qs(this.head),Math.sign(t)*Ay).multiply(this.world.matrix))):Math.abs(t)<LP&&(e.snapped=!1)}}#a(){let{render:e}=this.app.view3d.renderer.info;this.stats={calls:e.calls,triangles:e.triangles}}};function Yy(i){i.view3d&&(i.vr=new zm(i),i.tools.names.includes("hide")||(i.tools.add("hide",{press:e=>e?.node&&i.do("show",{names:[e.node.name],visible:!1})}),i.shell.tool("hide",{label:w("vr.tool.hide"),icon:"\u29B8"})),i.plane&&i.tools.add(Fi,{}),i.vr.furnish(),i.view3d.worn=i.vr,i.vr.entrance=new Uu(i))}var DP=[w_,iy,Gx,i_,ey,Ux,Bx,N_,k_,j_,Y_,Yy,$_,__,x_,f_];async function NP(){let i=Jx(),e=new Qh(await i.scene(),i,{canvas:tt("view"),said:tt("said")});e.three={BufferAttribute:ft,BufferGeometry:et,Mesh:Ke,MeshLambertMaterial:Ji},window.dioscuri=e,await e.start(),e.shell=new au(e);for(let t of DP)t(e);return e}NP().then(()=>{document.documentElement.dataset.ready="yes"},i=>{console.error(i),tt("said").textContent=w("fail.open",{why:i.message}),tt("said").hidden=!1,document.documentElement.dataset.ready="failed"});
